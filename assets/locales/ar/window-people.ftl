# What the window says of persons, of consent and of plans, in Arabic. The words and the manner stand at the
# head of errors.ftl; the person present is «الشخص» or is not named at all, so that no sentence says a gender.

## A path of small pages

path-next = متابعة
path-skip = تخطّي هذه الصفحة
path-back = رجوع
path-pause = إيقاف مؤقت
path-stop = توقُّف
path-kept = محفوظ في الخزنة
path-keeping = جارٍ الحفظ
path-paused-title = إيقاف مؤقت
path-paused = لا يظهر شيء. كل ما كُتب محفوظ في الخزنة.
path-resume = متابعة من حيث توقّف العمل
path-stop-title = التوقّف هنا
