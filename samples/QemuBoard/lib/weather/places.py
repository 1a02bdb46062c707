PLACES = {"Oslo": 4, "Turin": 17, "Cairo": 31}
