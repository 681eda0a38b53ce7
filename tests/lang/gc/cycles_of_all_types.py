# A cycle through each kind of object is found and broken: a witness in it is freed.

