/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/reader/format/html_words.h"

#include <glib.h>
#include <string.h>

enum { WHOLE, START, DATED /* at the start, before a year */, ANYWHERE, SENTENCE /* anywhere, in a whole sentence too */ };

/* `most`: the longest run, in characters, that the word still explains: a sentence that mentions it is a sentence. */
static const struct {
	const char *word;
	unsigned char where, says;
	unsigned short most;
} words[] = {
	{"扫一扫", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"手机打开当前页", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"手机上查看", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"手机浏览", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"无障碍", WHOLE, HTML_SAYS_CHROME, 8},
	{"无障碍浏览", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"无障碍阅读", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"分享到", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"即可将网页分享", SENTENCE, HTML_SAYS_CHROME, 80},
	{"分享:", START, HTML_SAYS_CHROME, 40},
	{"打印本页", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"打印页面", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"打印此页", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"我要打印", ANYWHERE, HTML_SAYS_CHROME, 80},
	{"关闭窗口", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"关闭本页", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"关闭页面", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"返回顶部", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"回到顶部", ANYWHERE, HTML_SAYS_CHROME, 40},
	{"返回列表", ANYWHERE, HTML_SAYS_CHROME, 30},
	{"返回首页", ANYWHERE, HTML_SAYS_CHROME, 30},
	{"设为首页", ANYWHERE, HTML_SAYS_CHROME, 60},
	{"加入收藏", ANYWHERE, HTML_SAYS_CHROME, 60},
	{"收藏本页", ANYWHERE, HTML_SAYS_CHROME, 60},
	{"收藏本站", ANYWHERE, HTML_SAYS_CHROME, 60},
	{"展开阅读全文", ANYWHERE, HTML_SAYS_CHROME, 20},
	{"阅读全文", WHOLE, HTML_SAYS_CHROME, 20},
	{"网站标识码", ANYWHERE, HTML_SAYS_FOOTER, 400},
	{"公网安备", ANYWHERE, HTML_SAYS_FOOTER, 400},
	{"ICP备", ANYWHERE, HTML_SAYS_FOOTER, 400},
	{"版权所有", ANYWHERE, HTML_SAYS_FOOTER, 100},
	{"©", START, HTML_SAYS_FOOTER, 100},
	{"AllRightsReserved", ANYWHERE, HTML_SAYS_FOOTER, 300},
	{"网站地图", ANYWHERE, HTML_SAYS_CHROME, 100},
	{"当前位置", ANYWHERE, HTML_SAYS_CHROME, 120},
	{"您的位置", ANYWHERE, HTML_SAYS_CHROME, 120},
	{"您现在的位置", ANYWHERE, HTML_SAYS_CHROME, 120},
	{"您当前的位置", ANYWHERE, HTML_SAYS_CHROME, 120},
	{"所在位置", ANYWHERE, HTML_SAYS_CHROME, 120},
	{"首页>", ANYWHERE, HTML_SAYS_CHROME, 120},
	{"上一篇", START, HTML_SAYS_CHROME, 120},
	{"下一篇", START, HTML_SAYS_CHROME, 120},
	{"上一条", START, HTML_SAYS_CHROME, 120},
	{"下一条", START, HTML_SAYS_CHROME, 120},
	{"上一个:", START, HTML_SAYS_CHROME, 120},
	{"下一个:", START, HTML_SAYS_CHROME, 120},
	{"前一篇:", START, HTML_SAYS_CHROME, 120},
	{"后一篇:", START, HTML_SAYS_CHROME, 120},
	{"相关阅读", START, HTML_SAYS_OTHERS, 20},
	{"相关附件", START, HTML_SAYS_CHROME, 12},
	{"相关解读", START, HTML_SAYS_CHROME, 60},
	{"相关稿件", START, HTML_SAYS_OTHERS, 60},
	{"相关文档", START, HTML_SAYS_OTHERS, 60},
	{"相关链接", START, HTML_SAYS_OTHERS, 60},
	{"相关信息", START, HTML_SAYS_OTHERS, 12},
	{"相关新闻", START, HTML_SAYS_OTHERS, 60},
	{"相关资讯", START, HTML_SAYS_OTHERS, 12},
	{"相关政策", START, HTML_SAYS_CHROME, 12},
	{"相关政策:", START, HTML_SAYS_CHROME, 120},
	{"相关文件:", START, HTML_SAYS_CHROME, 120},
	{"相关文件", WHOLE, HTML_SAYS_CHROME, 8},
	{"相关内容", WHOLE, HTML_SAYS_CHROME, 12},
	{"关联稿件", START, HTML_SAYS_OTHERS, 60},
	{"关联政策", START, HTML_SAYS_CHROME, 12},
	{"关联资讯", START, HTML_SAYS_OTHERS, 12},
	{"您访问的链接即将离开", SENTENCE, HTML_SAYS_CHROME, 80},
	{"最佳浏览效果", SENTENCE, HTML_SAYS_CHROME, 100},
	{"浏览器版本", SENTENCE, HTML_SAYS_CHROME, 100},
	{"建议使用IE", ANYWHERE, HTML_SAYS_CHROME, 100},
	{"分辨率浏览", ANYWHERE, HTML_SAYS_CHROME, 100},
	{"版权归原作者", SENTENCE, HTML_SAYS_CHROME, 300},
	{"如有侵权", SENTENCE, HTML_SAYS_CHROME, 300},
	{"转载请注明", SENTENCE, HTML_SAYS_CHROME, 200},
	{"严禁转载", SENTENCE, HTML_SAYS_CHROME, 120},
	{"谢绝转载", SENTENCE, HTML_SAYS_CHROME, 120},
	{"分隔线", ANYWHERE, HTML_SAYS_CHROME, 60},
	{"支持IPv6", ANYWHERE, HTML_SAYS_CHROME, 16},
	{"支持IPV6", ANYWHERE, HTML_SAYS_CHROME, 16},
	{"网站找错", ANYWHERE, HTML_SAYS_CHROME, 12},
	{"扫描二维码", ANYWHERE, HTML_SAYS_CHROME, 16},
	{"我要纠错", ANYWHERE, HTML_SAYS_CHROME, 16},
	{"您是第", START, HTML_SAYS_CHROME, 24},
	{"返回上一页", START, HTML_SAYS_CHROME, 12},
	{"选择区域", START, HTML_SAYS_CHROME, 30},
	{"继续浏览即表示", SENTENCE, HTML_SAYS_CHROME, 120},
	{"继续浏览本网站", SENTENCE, HTML_SAYS_CHROME, 120},
	{"继续使用本网站", SENTENCE, HTML_SAYS_CHROME, 120},
	{"继续访问本网站", SENTENCE, HTML_SAYS_CHROME, 120},
	{"本网站使用Cookie", SENTENCE, HTML_SAYS_CHROME, 160},
	{"本网站使用cookie", SENTENCE, HTML_SAYS_CHROME, 160},
	{"本站使用Cookie", SENTENCE, HTML_SAYS_CHROME, 160},
	{"本站使用cookie", SENTENCE, HTML_SAYS_CHROME, 160},
	{"网友评论", START, HTML_SAYS_READERS, 20},
	{"网友留言", START, HTML_SAYS_READERS, 20},
	{"读者评论", START, HTML_SAYS_READERS, 20},
	{"最新评论", START, HTML_SAYS_READERS, 20},
	{"热门评论", START, HTML_SAYS_READERS, 20},
	{"全部评论", START, HTML_SAYS_READERS, 20},
	{"精彩评论", START, HTML_SAYS_READERS, 20},
	{"用户评论", START, HTML_SAYS_READERS, 20},
	{"我来说两句", START, HTML_SAYS_READERS, 20},
	{"友情链接", START, HTML_SAYS_CHROME, 40},
	{"为您推荐", START, HTML_SAYS_OTHERS, 40},
	{"猜你喜欢", START, HTML_SAYS_OTHERS, 40},
	{"推荐内容", WHOLE, HTML_SAYS_OTHERS, 8},
	{"推荐资讯", WHOLE, HTML_SAYS_OTHERS, 8},
	{"推荐新闻", WHOLE, HTML_SAYS_OTHERS, 8},
	{"热点新闻", WHOLE, HTML_SAYS_OTHERS, 8},
	{"热门新闻", WHOLE, HTML_SAYS_OTHERS, 8},
	{"热门资讯", WHOLE, HTML_SAYS_OTHERS, 8},
	{"热门推荐", WHOLE, HTML_SAYS_OTHERS, 8},
	{"热门文件", WHOLE, HTML_SAYS_OTHERS, 8},
	{"最新新闻", WHOLE, HTML_SAYS_OTHERS, 8},
	{"最新资讯", WHOLE, HTML_SAYS_OTHERS, 8},
	{"点击排行", WHOLE, HTML_SAYS_OTHERS, 8},
	{"阅读排行", WHOLE, HTML_SAYS_OTHERS, 8},
	{"相似政策", WHOLE, HTML_SAYS_OTHERS, 8},
	{"相关文章", WHOLE, HTML_SAYS_OTHERS, 8},
	{"我要咨询", WHOLE, HTML_SAYS_OTHERS, 8},
	{"我要留言", WHOLE, HTML_SAYS_OTHERS, 8},
	{"我要评价", WHOLE, HTML_SAYS_OTHERS, 8},
	{"在线咨询", WHOLE, HTML_SAYS_OTHERS, 8},
	{"政策咨询", WHOLE, HTML_SAYS_OTHERS, 8},
	{"免责声明:", SENTENCE, HTML_SAYS_CHROME, 300},
	{"登录后可查看", SENTENCE, HTML_SAYS_CHROME, 60},
	{"TOP", WHOLE, HTML_SAYS_CHROME, 5},
	{"听新闻", WHOLE, HTML_SAYS_CHROME, 6},
	{"阅读()", START, HTML_SAYS_CHROME, 8},

	{"责任编辑", ANYWHERE, HTML_SAYS_CREDIT, 40},
	{"责编", START, HTML_SAYS_CREDIT, 40},
	{"编辑:", START, HTML_SAYS_CREDIT, 30},
	{"校对:", START, HTML_SAYS_CREDIT, 30},
	{"审核:", START, HTML_SAYS_CREDIT, 30},
	{"审核人:", START, HTML_SAYS_CREDIT, 30},
	{"一审:", START, HTML_SAYS_CREDIT, 30},
	{"二审:", START, HTML_SAYS_CREDIT, 30},
	{"三审:", START, HTML_SAYS_CREDIT, 30},
	{"初审:", START, HTML_SAYS_CREDIT, 30},
	{"复审:", START, HTML_SAYS_CREDIT, 30},
	{"终审:", START, HTML_SAYS_CREDIT, 30},
	{"监制:", START, HTML_SAYS_CREDIT, 30},
	{"值班主任:", START, HTML_SAYS_CREDIT, 40},
	{"标签:", START, HTML_SAYS_CREDIT, 60},
	{"客服电话:", START, HTML_SAYS_CREDIT, 40},
	{"导读:", START, HTML_SAYS_CREDIT, 300},
	{"顶一下", START, HTML_SAYS_CREDIT, 20},
	{"踩一下", START, HTML_SAYS_CREDIT, 20},
	{"原文地址", ANYWHERE, HTML_SAYS_CREDIT, 200},
	{"原文链接", ANYWHERE, HTML_SAYS_CREDIT, 200},
	{"阅读原文", START, HTML_SAYS_CREDIT, 12},
	{"了解更多", ANYWHERE, HTML_SAYS_CREDIT, 40},
	{"查看更多", ANYWHERE, HTML_SAYS_CREDIT, 20},
	{"查看原文", ANYWHERE, HTML_SAYS_CREDIT, 20},
	{"展开全文", ANYWHERE, HTML_SAYS_CREDIT, 12},
	{"来源网址", START, HTML_SAYS_CREDIT, 200},
	{"文章来源:", START, HTML_SAYS_CREDIT, 60},
	{"作者:", START, HTML_SAYS_CREDIT, 24},
	{"阅读次数", START, HTML_SAYS_CREDIT, 20},
	{"浏览次数", START, HTML_SAYS_CREDIT, 20},
	{"点赞", START, HTML_SAYS_CREDIT, 12},
	{"评论(", START, HTML_SAYS_CREDIT, 12},
	{"发表评论", ANYWHERE, HTML_SAYS_CREDIT, 12},
	{"条评论", ANYWHERE, HTML_SAYS_CREDIT, 12},
	{"Tags:", START, HTML_SAYS_CREDIT, 60},
	{"本文关键字:", START, HTML_SAYS_CREDIT, 60},
	{"文件有效性:", START, HTML_SAYS_CREDIT, 20},
	{"对您是否有帮助", ANYWHERE, HTML_SAYS_CREDIT, 24},
	{"对您有帮助吗", ANYWHERE, HTML_SAYS_CREDIT, 24},
	{"是否对您有用", ANYWHERE, HTML_SAYS_CREDIT, 24},
	{"延伸阅读", START, HTML_SAYS_OTHERS, 12},
	{"推荐阅读", START, HTML_SAYS_OTHERS, 12},
	{"热点推荐", START, HTML_SAYS_OTHERS, 12},
	{"热门文章", START, HTML_SAYS_OTHERS, 12},
	{"最新文章", START, HTML_SAYS_OTHERS, 12},
	{"政策解读", WHOLE, HTML_SAYS_CREDIT, 8},
	{"网站首页", WHOLE, HTML_SAYS_CREDIT, 8},
	{"隐私声明", WHOLE, HTML_SAYS_CREDIT, 8},
	{"常用链接", WHOLE, HTML_SAYS_CREDIT, 8},
	{"智能问答", WHOLE, HTML_SAYS_CREDIT, 8},
	{"网上咨询", WHOLE, HTML_SAYS_CREDIT, 8},
	{"意见征集", WHOLE, HTML_SAYS_CREDIT, 8},
	{"关注公众号", ANYWHERE, HTML_SAYS_CREDIT, 12},
	{"微信公众号", WHOLE, HTML_SAYS_CREDIT, 8},
	{"政务微信", WHOLE, HTML_SAYS_CREDIT, 8},
	{"政务微博", WHOLE, HTML_SAYS_CREDIT, 8},
	{"官方微信", WHOLE, HTML_SAYS_CREDIT, 8},
	{"官方微博", WHOLE, HTML_SAYS_CREDIT, 8},
	{"客户端下载", ANYWHERE, HTML_SAYS_CREDIT, 12},

	{"时间:", DATED, HTML_SAYS_POSTING, 80},
	{"日期:", DATED, HTML_SAYS_POSTING, 80},
	{"来源:", START, HTML_SAYS_POSTING, 100},
	{"稿源:", START, HTML_SAYS_POSTING, 60},
	{"发稿时间", START, HTML_SAYS_POSTING, 60},
	{"发布单位:", START, HTML_SAYS_POSTING, 60},
	{"保护视力", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"视力保护", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"背景色:", START, HTML_SAYS_POSTING, 20},
	{"信息来源:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"文章来源:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"稿件来源:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"出处:", START, HTML_SAYS_POSTING, 60},
	{"作者:", START, HTML_SAYS_POSTING, 60},
	{"发表于", START, HTML_SAYS_POSTING, 60},
	{"发布时间", ANYWHERE, HTML_SAYS_POSTING, 160},
	{"发布日期", ANYWHERE, HTML_SAYS_POSTING, 160},
	{"创建时间", ANYWHERE, HTML_SAYS_POSTING, 160},
	{"信息时间", ANYWHERE, HTML_SAYS_POSTING, 160},
	{"更新时间", ANYWHERE, HTML_SAYS_POSTING, 160},
	{"公开日期", ANYWHERE, HTML_SAYS_POSTING, 160},
	{"发布机构:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"发布于", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"浏览次数", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"浏览量", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"浏览:", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"阅读次数", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"阅读人数", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"阅读数", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"访问量", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"访问次数", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"点击数", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"点击:", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"字体:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"字体大小", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"字号", ANYWHERE, HTML_SAYS_POSTING, 60},
	{"文字大小", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"索引号", ANYWHERE, HTML_SAYS_POSTING, 200},
	{"有效性:", START, HTML_SAYS_POSTING, 20},
	{"文件状态:", START, HTML_SAYS_POSTING, 20},
	{"公文时效:", START, HTML_SAYS_POSTING, 20},
	{"是否有效:", START, HTML_SAYS_POSTING, 20},
	{"公开形式:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"信息分类:", ANYWHERE, HTML_SAYS_POSTING, 100},
	{"主题词:", START, HTML_SAYS_POSTING, 60},
	{"关键词:", START, HTML_SAYS_POSTING, 60},
};

/* Buttons and their like, which sites set side by side: a run made of nothing else. */
static const char *const buttons[] = {
	"打印", "关闭",     "分享", "收藏", "微信",     "微博", "QQ空间", "QQ好友", "空间", "大",   "中",   "小",   "简",     "繁",
	"登录", "注册",     "搜索", "返回", "顶部",     "首页", "列表",   "下载",   "文件", "附件", "到",   "新浪", "腾讯",   "人人网",
	"朗读", "语音播报", "播放", "暂停", "复制链接", "复制", "链接",   "举报",   "点赞", "评论", "转发", "字体", "字号",   "默认",
	"超大", "特大",     "窗口", "本页", "页面",     "导出", "PDF",    "WORD",   "Word", "A+",   "A-",   "T",    "手机版", "繁體",
	"继续访问", "放弃", "收听", "播报", "有用", "无用", "满意", "基本满意", "不满意", "A-AA+",
	"纠错", "挑错", "推荐", "我要",     "扫码", "更多", ":",        "/",    "+",      "-",      "·",    ",",    "、",
};

/* The labels of the record that portals keep of a document (政府信息公开目录). */
static const char *const labels[] = {
	"索引号", "发文机关", "信息分类", "主题分类", "发布机构", "公开形式", "公开方式", "公开责任", "发布日期", "公开日期", "成文日期", "生成日期", "发文日期",
	"发文字号", "文号:", "有效性", "主题词", "关键词:", "信息来源", "公开范围", "公开时限", "信息名称", "内容概述", "体裁分类", "标题:", "来源",
	"信息索引", "公开类别", "公开目录", "公开程序", "责任部门", "体裁:", "文件状态", "生效日期", "失效日期", "是否有效", "公文时效", "发布单位",
};

/* Without white space, with plain colons and brackets; cut off where no word reaches. */
static size_t plain(char *out, size_t room, const char *text, size_t len) {
	static const struct {
		const char *from, *to;
	} marks[] = {{"：", ":"}, {"（", "("}, {"）", ")"}, {"【", ""}, {"】", ""}, {"［", ""}, {"］", ""}, {"\xc2\xa0", ""}, {"\xe3\x80\x80", ""},
	             {"〉", ">"}, {"＞", ">"}, {"»", ">"}, {"\xe2\x80\x83", ""}, {"\xe2\x80\x82", ""}};
	size_t n = 0;
	for (size_t i = 0; i < len && n + 4 < room;) {
		if ((unsigned char)text[i] <= ' ' || text[i] == '[' || text[i] == ']' || text[i] == '|') {
			i++;
			continue;
		}
		unsigned char a = (unsigned char)text[i], b = i + 1 < len ? (unsigned char)text[i + 1] : 0;
		if (a == 0xee || (a == 0xef && b < 0xa4)) { /* private use: icons */
			i += MIN((size_t)3, len - i);
			continue;
		}
		bool found = false;
		for (size_t m = 0; (a == 0xe3 || a == 0xef || a == 0xe2 || a == 0xc2) && m < G_N_ELEMENTS(marks) && !found; m++) {
			size_t w = strlen(marks[m].from);
			if (len - i >= w && memcmp(text + i, marks[m].from, w) == 0) {
				for (const char *t = marks[m].to; *t; t++)
					out[n++] = *t;
				i += w;
				found = true;
			}
		}
		if (!found)
			out[n++] = text[i++];
	}
	out[n] = '\0';
	return n;
}

static bool is_buttons(const char *s) {
	/* What is annexed begins with that line. */
	if (!strcmp(s, "附件") || !strcmp(s, "附件:"))
		return false;
	while (*s) {
		size_t longest = 0;
		for (size_t i = 0; i < G_N_ELEMENTS(buttons); i++)
			if (g_str_has_prefix(s, buttons[i]))
				longest = MAX(longest, strlen(buttons[i]));
		if (!longest)
			return false;
		s += longest;
	}
	return true;
}

/* Only a date, perhaps with a time, as posting lines without labels are. */
static bool is_date_only(const char *s) {
	static const char *const marks[] = {"年", "月", "日", "时", "分", "秒"};
	static const char *const numerals[] = {"〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	unsigned n_digits = 0, n_marks = 0;
	while (*s) {
		bool mark = strchr("-/.:,", *s), digit = g_ascii_isdigit(*s);
		size_t len = mark || digit ? 1 : 3;
		for (size_t i = 0; i < G_N_ELEMENTS(marks) && len == 3 && !mark; i++)
			mark = !strncmp(s, marks[i], 3);
		for (size_t i = 0; i < G_N_ELEMENTS(numerals) && len == 3 && !mark && !digit; i++)
			digit = !strncmp(s, numerals[i], 3);
		if (!mark && !digit)
			return false;
		n_marks += mark;
		n_digits += digit;
		s += len;
	}
	return n_digits >= 6 && n_marks >= 2;
}

/* A date in figures with a time of day behind it is never a document's own. */
static bool has_timestamp(const char *s) {
	for (; (s = strpbrk(s, "0123456789")); s += strspn(s, "0123456789")) {
		if (strspn(s, "0123456789") != 4 || !strchr("-/.", s[4]) || !s[4])
			continue;
		const char *p = s + 5;
		size_t month = strspn(p, "0123456789");
		if (month < 1 || month > 2 || p[month] != s[4])
			continue;
		const char *clock = strchr(p, ':');
		return clock && clock - p <= 12 && g_ascii_isdigit(clock[-1]) && g_ascii_isdigit(clock[1]);
	}
	return false;
}

/* 2024-07-20 09:15来源:县财政局: a date first, then what posting lines tell. */
static bool begins_with_date(const char *s) {
	static const char *const words[] = {"来源", "作者", "出处", "发布", "浏览", "阅读", "点击"};
	if (strspn(s, "0123456789") != 4 || !(s[4] == '-' || s[4] == '/' || s[4] == '.' || g_str_has_prefix(s + 4, "年")))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(s, words[i]))
			return true;
	return false;
}

/* 征集状态:已结束开始时间:2025-03-01结束时间:2025-03-31: labels side by side, a date in figures among them. */
static bool is_state(const char *s) {
	enum { LEAST = 3 };
	unsigned labels = 0;
	bool dated = false;
	for (const char *p = s; (p = strchr(p, ':')); p++) {
		labels += p > s && (unsigned char)p[-1] >= 0x80;
		dated = dated || (strspn(p + 1, "0123456789") == 4 && (p[5] == '-' || p[5] == '/') && g_ascii_isdigit(p[6]));
	}
	return dated && labels >= LEAST;
}

html_says ws_html_what_it_says(const char *text, size_t len, size_t chars) {
	char s[1300];
	if (chars > 400)
		return HTML_SAYS_NOTHING;
	size_t n = plain(s, sizeof s, text, len);
	if (n == 0)
		return HTML_SAYS_CHROME;
	if ((chars <= 40 && is_buttons(s)) || strspn(s, "=-_*~.") == n)
		return HTML_SAYS_CHROME;
	html_says says = HTML_SAYS_NOTHING;
	const char *start = s + (*s == '('); /* (责编：…) */
	for (size_t i = 0; i < G_N_ELEMENTS(words) && says != HTML_SAYS_FOOTER; i++) {
		if (chars > words[i].most || (says && words[i].says > HTML_SAYS_FOOTER))
			continue;
		const char *at = words[i].where == WHOLE ? (strcmp(s, words[i].word) ? NULL : s) : strstr(s, words[i].word);
		if (at && words[i].where == DATED && strspn(start + strlen(words[i].word), "0123456789") != 4)
			continue;
		if (at && words[i].where == SENTENCE)
			return words[i].says;
		if (at && (words[i].where == ANYWHERE || at == start))
			says = words[i].says;
	}
	/* 2026年5月7日 alone is as likely the date of the document. */
	if (says == HTML_SAYS_NOTHING && ((chars <= 80 && (begins_with_date(s) || has_timestamp(s))) || (chars <= 120 && is_state(s))))
		return HTML_SAYS_POSTING;
	/* A sentence that mentions a button is a sentence. */
	if (says != HTML_SAYS_FOOTER && g_str_has_suffix(s, "。"))
		return HTML_SAYS_NOTHING;
	if (says == HTML_SAYS_NOTHING && is_date_only(s))
		return strstr(s, "年") && !strchr(s, ':') ? HTML_SAYS_DATE : HTML_SAYS_POSTING;
	return says;
}

unsigned ws_html_count_labels(const char *text) {
	char s[1300];
	plain(s, sizeof s, text, strlen(text));
	unsigned n = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		n += strstr(s, labels[i]) != NULL;
	return n;
}

bool ws_html_is_label(const char *text, const char **value) {
	char s[200];
	size_t n = plain(s, sizeof s, text, MIN(strlen(text), (size_t)120));
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		size_t len = strlen(labels[i]) - (labels[i][strlen(labels[i]) - 1] == ':');
		if (n <= len || strncmp(s, labels[i], len) || s[len] != ':')
			continue;
		const char *full = strstr(text, "："), *half = strchr(text, ':');
		if (value)
			*value = full && (!half || full < half) ? full + strlen("：") : half ? half + 1 : "";
		return true;
	}
	return false;
}

void ws_html_count_forum_talk(const char *text, unsigned *talk, unsigned *posts) {
	static const char *const of_posts[] = {"发表于", "只看该作者", "只看楼主", "回复本楼"};
	static const char *const of_people[] = {"积分", "帖子", "发帖", "回帖", "楼主", "沙发", "Rank:"};
	for (size_t i = 0; i < G_N_ELEMENTS(of_posts); i++)
		if (strstr(text, of_posts[i])) {
			++*posts;
			++*talk;
			return;
		}
	for (size_t i = 0; i < G_N_ELEMENTS(of_people); i++)
		if (strstr(text, of_people[i])) {
			++*talk;
			return;
		}
}

bool ws_html_is_site_name(const char *text) {
	static const char *const ends[] = {
		"网", "网站", "政府", "门户", "委员会", "局", "厅", "部", "办公室", "平台", "库", "人大", "政协", "日报", "在线", "论坛", "社区", "博客",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(text, ends[i]))
			return true;
	return false;
}

char *ws_html_squeeze(const char *text, size_t len, ws_arena *arena) {
	static const char *const dropped[] = {"\xc2\xa0", "\xe3\x80\x80", "（", "）", "《", "》", "〈", "〉", "“",  "”",           "—",
	                                      "－",       "，",           "、", "。", "：", "！", "·",  "【", "】", "\xe2\x80\x83"};
	char *out = ws_arena_take(arena, len + 1);
	size_t n = 0;
	for (size_t i = 0; i < len;) {
		unsigned char c = (unsigned char)text[i];
		/* [1]: the mark of a note */
		const char *close = c == '[' ? memchr(text + i, ']', len - i) : NULL;
		if (close && (size_t)(close - text) - i <= 4) {
			i = (size_t)(close - text) + 1;
			continue;
		}
		if (c < 0x80) {
			if (g_ascii_isalnum(c))
				out[n++] = g_ascii_tolower((char)c);
			i++;
			continue;
		}
		size_t w = 0;
		for (size_t d = 0; (c == 0xe3 || c == 0xef || c == 0xe2 || c == 0xc2) && d < G_N_ELEMENTS(dropped) && !w; d++)
			if (len - i >= strlen(dropped[d]) && !memcmp(text + i, dropped[d], strlen(dropped[d])))
				w = strlen(dropped[d]);
		if (!w)
			out[n++] = text[i];
		i += w ? w : 1;
	}
	out[n] = '\0';
	return out;
}
