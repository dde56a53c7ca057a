"""What is seen and touched; the only room that imports Qt, sees services and below, never SQL.

Here live the look (theme), the lanes of work (jobs), what a page is given (desk), the window, and
the parts; the pages stand in `app.ui.pages`, whose door sign tells how one is written.
"""
