/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What did the site put around the text?

   A page saved as plain text has lost its tags, and its menu stands in the file as the text does. Form and place tell the two apart:

   Before the text, which begins at the first prose, numbered item or address. At least two lines of known form, or the path to the page;
   then what stands above the last of them goes when it is of known form, or short, or comes again below (the thread's title, which the
   post repeats). The one line between the path and a dated posting is the title, however short. A longer line that does not come again
   stays, and so does a line of the record that a site of the state keeps of a document (索引号, 发文字号), since it speaks of it.

   Menus. A line of three words of navigation that make up most of it ("首页 政务公开 互动交流"); one word a line, four short lines in a
   row with two such words, six with one. A single word may be a heading: 政务公开 is one.

   Behind the text. From the first line of known form behind the last prose to the end, in the last few hundred lines; a notice about
   copyright is no prose.

   Anywhere, since one file may hold several pages: a line of sure form that stands alone (【字体：大 中 小】, the path to the page) and the
   lines of known form that touch it. 来源 and 发布时间 are sure in this company only. No sentence goes on across what is dropped here.

   Sure forms anywhere, menus and notices hold for text and Markdown; the readers of formats with structure have found the body.
   Read by eye on heads of pages that were found by search and saved as text: of 217 passages of 22 pages some 46 were layout before the
   rules for menus, postings and sure forms, and 12 are left. Two fresh lots, counted before their lines became rows, held 25 in 103
   and 13 in 100, and hold 1 and 3 now; two more, of 17 and 7 pages, 65 in 225 and 2 in 41, and hold 4 and 1. One line of a text was lost
   there, the second half of a title: hence the care for halves. In some hundred documents of governments nothing changed but the chrome
   between five copies of one page in one file.

   Not handled: slogans and the names of sites, lists of links that have no known line above them, posts of other users, a scramble of
   letters between the lines of a forum. */
#include "indexer/structure/site.h"

#include <string.h>

#include "indexer/structure/chrome.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Lines that stand around a text and not in it. Forms as in line.h, over the compact line in 简. */
static const char *const before[] = {
	"设为首页*", "收藏本站*", "热门站点*", "网站首页*", "手机版", "返回顶部", "回顶部", "推荐图文", "点击排行", "标题导航",
	"*上一版*下一版*", "*上一篇*下一篇*", "放大字体*", "~小", "~中", "~大", "宽屏版*", "*人气:*作者*", "作者:*时间:*", "下载地址:*",
	"【阅读全文】", "搜索高级搜索*", "加入收藏*", "查看:#*回复:#", "查看:#", "回复:#", "*[复制链接]", "ta的每日心情", "签到天数:*",
	"*[lv.#]*", "rank:#*", "发表于#-#-#*", "*显示全部楼层*", "*阅读模式", "当前位置*", "您的位置*", "您当前的位置*", "您现在的位置*",
	"当前的位置*", "欢迎访问*", "欢迎光临*", "首页>*", "首页/*", "首页»*", "【字体:*", "[字体:*", "(字体:*", "字体:*", "字体大小*",
	"【字号:*", "[字号:*", "字号:*", "选择阅读字号*", "【大中小】", "打印本页*", "打印", "收藏", "收藏打印*", "打印收藏*", "打印关闭*",
	"【打印*", "分享到*", "分享:*", "扫一扫*", "微信扫一扫*", "访问量:*", "浏览次数:*", "浏览量:*", "阅读次数:*", "点击数:*",
	"点击次数:*", "点击量:*", "阅读量:*", "切换到繁体*", "无障碍*", "网站地图*", "*来源:*时间:*", "*时间:*来源:*", "*日期:*来源:*",
	"*来源:*日期:*", "发布时间:*", "发布日期:*", "更新时间:*", "*www.*#年#月#日*来源:*", "#-#-#:#*来源:*", "#-#-#:#:#", "#-#-#:#",
	"来源:*", "信息来源:*", "稿件来源:*", "作者:*来源:*", "*编辑:*美编:*", "*责编:*美编:*", "*编辑:*校对:*", "#年#月#日星期*",
	"星期*第#版*", "登录", "注册", "登录|注册", "搜索", "繁", "繁体", "简体", "您所在的位置*", "阅读人次:*", "评论人次:*",
	"页面功能:*", "加入收藏", "关闭", "朗读", "*仅供参考*为准", "发稿时间:*", "发稿日期:*", "搜索位置:*", "选择搜索*", "选择*类型",
	"请输入搜索*", "找回密码", "qq登录", "只需一步,快速开始", "合集下载", "归档时间:*", "来源网站:*", "详细信息", "新闻详情",
	"信息浏览", "文章正文", "公开具体内容", "文章附图", "#年#月#日#:#*来源:*", "#年#月#日来源:*", "#-#-#来源:*", "作者:*发布时间:*", "时间:*人气:*",
	"时间:*浏览:*", "视力保护色*", "上传人:*", "点击查看更多*", "下载资源", "资源描述", "下载相关举报", "*_第#页", "#-#-#时间:*",
	"浏览量:#*", "更新日期:*", "发布者:*", "发布人:*", "信息搜索*", "站内搜索*", "请输入关键*", "精确检索", "开始检索", "高级检索",
	"请输入*", "位置:*首页*", "当前页面:*", "当前所在*", "当前栏目:*", "[信息来源]*", "[发布时间]*", "[发布日期]*", "[点击数]*", "[来源]*",
	"[作者]*", "*#:#:#*星期*", "新闻热线*", "热门标签:*", "列印", "打印保存*", "a-a+", "#-#-#*打印大中小", "#-#-#:#*大中小",
	"全国统一刊号*", "国内统一刊号*", "国际标准刊号*", "广告经营许可证号*", "热门搜索*", "热搜:*",
};

static const char *const behind[] = {
	"您需要登录后才可以*", "本版积分规则", "客服中心", "在线时间:*", "在线咨询", "poweredby*", "*copyright*", "*icp备*", "*公网安备*",
	"快速回复*", "返回顶部*", "返回列表*", "当前位置:*>*", "*版权所有*", "上一篇:*", "下一篇:*", "上一篇", "下一篇", "上一条*",
	"下一条*", "相关链接*", "相关阅读*", "标签:*", "最新文章", "猜你喜欢", "推荐图文", "推荐资讯", "*上一篇*下一篇*", "本文链接:*",
	"相关文章*", "相关新闻*", "主办单位:*", "主办:*", "承办单位:*", "技术支持:*", "*网站标识码*", "责任编辑:*", "【责任编辑:*",
	"(责任编辑:*", "[责任编辑:*", "编辑:*", "扫一扫*", "扫码*", "关闭窗口*", "【关闭*", "【打印*", "打印本页*", "网站声明*",
	"网站地图*", "联系我们*", "关于我们*", "友情链接*", "分享到*", "分享:*", "仅展示#字*", "评论一下", "我要评论", "发表评论*",
	"评论#*", "最热评论", "最新评论", "热门评论", "网友评论*", "全部评论*", "*抢沙发*", "已有#人参与*", "因篇幅问题*", "请登录后*",
	"*对我有帮助*", "举报#收藏#*", "阅读原文", "推荐阅读*", "本文关键词:*", "本文关键字:*", "关注我们*", "关键词:*收藏*", "总共:#页",
	"*设为首页*", "手机网站*", "打印本文*", "我要纠错*", "[打印*", "【收藏】*", "阅读次数:*", "浏览次数:*", "点击数:*", "阅读:#*", "上一篇*", "下一篇*", "#上一篇",
	"扫描二维码*", "相关政策", "相关文件", "相关解读", "相关附件", "相关稿件*", "相关信息", "政策原文", "点个赞*", "更多精彩*",
	"回到首页", "智能客服", "您是第#位*",
};

/* No line of a text looks like this, wherever it stands. */
static const char *const sure[] = {
	"当前位置:*>*", "当前位置:首页*", "您所在的位置:首页*", "您的位置:*>*", "您现在的位置:*>*", "您当前的位置:*>*", "【字体:*",
	"[字体:*", "(字体:*", "字体:大中小*", "字体:小中大*", "字号:大中小*", "【大中小】*", "【打印】*", "【关闭】*", "【打印本页】*",
	"【关闭窗口】*", "打印本页关闭窗口", "(责任编辑:*", "【责任编辑:*", "[责任编辑:*", "【e-mail推荐*", "放大字体*缩小字体*",
	"浏览次数:", "浏览次数:#", "浏览次数:#次", "阅读次数:", "阅读次数:#", "访问量:", "访问量:#", "点击数:", "点击数:#", "点击次数:#",
	"扫一扫在手机打开当前*", "扫描二维码分享*", "扫描二维码关注*", "扫码关注*", "本帖最后由*编辑*", "*显示全部楼层*", "*[复制链接]",
	"设为首页*收藏*", "收藏本站*设为首页*", "分享到:微信*",
};

/* Words of menus. */
static const char *const navigation[] = {
	"首页", "网站首页", "政务公开", "信息公开", "政府信息公开", "网上办事", "办事服务", "政务服务", "便民服务", "公共服务", "互动交流",
	"政民互动", "公众参与", "网上互动", "走进", "新闻中心", "新闻动态", "新闻资讯", "新闻头条", "新闻公告", "工作动态", "行业动态",
	"部门动态", "通知公告", "公告公示", "公示公告", "政策法规", "政策文件", "政策解读", "法律法规", "规章制度", "办事指南", "下载中心",
	"资料下载", "联系我们", "关于我们", "网站地图", "网站导航", "友情链接", "机构设置", "机构概况", "机构职能", "部门概况", "单位概况",
	"学校概况", "领导之窗", "领导信息", "主任之窗", "组织机构", "党建工作", "党的建设", "党群工作", "专题专栏", "热点专题", "数据开放",
	"数据发布", "统计数据", "在线服务", "咨询投诉", "投诉举报", "会员中心", "会员登录", "人才招聘", "招生就业", "旅游观光", "魅力",
	"中国政府网", "省政府网", "设为首页", "加入收藏", "收藏本站", "无障碍", "登录", "注册", "搜索", "english", "简体", "繁体",
	"手机版", "微信", "微博", "小程序", "客户端", "关注微信", "返回", "打印", "论坛", "法律声明", "免责声明", "网站声明", "隐私",
	"版权声明", "诚聘英才", "广告服务", "投稿", "无障碍阅读", "无障碍浏览", "长者模式", "适老版", "关怀版", "政务服务网", "政府服务网",
	"视频", "图片", "专题", "滚动", "要闻",
};

/* Sentences of the site. */
static const char *const notice[] = {
	"马上注册,结交更多好友*", "您需要登录才可以*", "*下载文档前请自行*", "*仅部分预览*的文档*", "免责声明:*", "*由会员分享*在线阅读*",
	"版权声明:*", "*转载请联系*", "*转载请注明*", "*如有侵权*", "*如侵权*", "*版权归原作者*", "*仅代表作者*观点*", "*请勿转载*",
};

/* Labels of a posting. */
static const char *const label[] = {
	"来源:", "作者:", "时间:", "浏览次数:", "浏览量:", "浏览:", "点击数:", "点击:", "人气:", "阅读:", "阅读次数:", "访问量:", "字体:",
	"字号:", "【字体", "分享到:", "编辑:", "责编:", "录入:", "发布者:", "发布人:", "更新:", "文章编号:", "发表单位:", "发表时间:", "[打印]", "[关闭]", "【打印】", "【关闭】",
};

static const char path_form[] = "*位置:*>*|*位置:首页*|首页>*|首頁>*";
static const char record_form[] =
	"索引号*|*索引号:*|*发布机构*|*发文机关*|*发文机构*|*发文字号*|文号:*|*主题分类*|*信息分类*|名称:*|标题:*|*成文日期*|*发文日期*|*生成日期*|"
	"*有效性*|*联合发文单位*|*实施日期*|*废止日期*|*文件来源*|*体裁分类*|*[发布日期]*|*[发佈日期]*|发文部门:*|发布部门:*|发文时间:*|实施时间:*|颁布单位:*|颁布日期:*|核心提示:*|内容概述:*|摘要:*";
static const char title_form[] =
	"*报告|*通知|*公报|*意见|*决定|*公告|*规定|*办法|*说明|*方案|*细则|*条例|*预案|*规划|*计划|*纲要|*批复|*复函|*通报|*决议|*讲话|*要点|*措施|*制度|*章程";

enum { HEAD_LINES = 120, FOOT_LINES = 400, SHORT = 12, KNOWN_CHARS = 90, SURE_CHARS = 80, ALONG_HAN = 24 };
enum { MENU_WORDS = 3, RUN_LINES = 4, RUN_WORDS = 2, RUN_LONG = 6, RUN_HAN = 8 };

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool plain(const ws_line *line) {
	return line->len && line->block->kind != WS_BLOCK_TABLE && line->block->kind != WS_BLOCK_NOTE;
}

/* The compact line in 简; 0 when it is no plain line. */
static size_t compact_hans(const ws_line *line, char out[WS_COMPACT + 8], bool *whole) {
	char compact[WS_COMPACT + 8];
	if (!plain(line))
		return 0;
	size_t len = ws_compact(line->text, line->len, compact, whole), n = 0;
	const char *p = compact, *end = compact + len;
	if ((line->traits & WS_LINE_BULLET) && (unsigned char)*p >= 0x80 && line->chars > 1)
		ws_utf8_next(&p, end); /* • 浏览量： */
	while (p < end) {
		uint32_t c = ws_fold_hans(ws_utf8_next(&p, end));
		char one[8];
		size_t size = ws_utf8_put(one, c);
		if (n + size > WS_COMPACT + 4)
			break;
		memcpy(out + n, one, size);
		n += size;
	}
	out[n] = '\0';
	return n;
}

static bool any_form(const ws_line *line, const char *const *forms, size_t n) {
	char compact[WS_COMPACT + 8];
	bool whole = false;
	size_t len = compact_hans(line, compact, &whole);
	for (size_t i = 0; len && i < n; i++)
		if (ws_matches(compact, len, forms[i]))
			return true;
	return false;
}

static bool has_form(const ws_line *line, const char *form) {
	char compact[WS_COMPACT + 8];
	bool whole = false;
	size_t len = compact_hans(line, compact, &whole);
	return len && whole && ws_matches(compact, len, form);
}

/* How many bytes of a text that ends with NUL are the word it begins with; 0 when it does not. */
static size_t begins_with(const char *text, const char *word) {
	size_t n = 0;
	while (word[n] && text[n] == word[n])
		n++;
	return word[n] ? 0 : n;
}

/* 政務公開 > 政策服務 > 政策文件: short names between the marks of a path, two at least. */
static bool is_path(const ws_line *line) {
	static const char *const marks[] = {">>", "->", ">", "»", "›", "→"};
	enum { LONGEST = 14 };
	char compact[WS_COMPACT + 8];
	bool whole = false;
	if (line->chars > KNOWN_CHARS || line->digits || line->han * 2 < line->chars ||
	    (line->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA | WS_LINE_PAUSE)))
		return false;
	size_t len = compact_hans(line, compact, &whole), n = 0, part = 0;
	if (!whole || !len)
		return false;
	for (const char *p = compact, *end = compact + len; p < end;) {
		size_t mark = 0;
		for (size_t i = 0; i < COUNT(marks) && !mark; i++)
			mark = begins_with(p, marks[i]);
		if (mark && part < 2)
			return false;
		n += mark > 0;
		p += mark;
		part = mark ? 0 : part + 1;
		if (!mark)
			ws_utf8_next(&p, end);
		if (part > LONGEST)
			return false;
	}
	return n >= 2;
}

static bool known(const ws_line *line, const char *const *forms, size_t n) {
	return line->chars <= KNOWN_CHARS && !(line->han && (line->traits & WS_LINE_STOP)) /* … Inc. is no sentence */ &&
	       any_form(line, forms, n);
}

/* How many words of navigation the line holds, and how many of its bytes they are: the longest word at each place. None when more than two
   fifths of it are others. */
static size_t menu_words(const char *compact, size_t len, size_t *bytes) {
	size_t n = 0;
	*bytes = 0;
	for (size_t i = 0; i < len;) {
		size_t best = 0;
		for (size_t k = 0; k < COUNT(navigation); k++) {
			size_t size = begins_with(compact + i, navigation[k]);
			best = size > best ? size : best;
		}
		if (best) {
			n++;
			*bytes += best;
			i += best;
			continue;
		}
		const char *p = compact + i;
		ws_utf8_next(&p, compact + len);
		i = (size_t)(p - compact);
		if ((i - *bytes) * 5 > len * 2)
			return 0;
	}
	return n;
}

static bool is_menu(const ws_line *line) {
	char compact[WS_COMPACT + 8];
	size_t bytes, len;
	if ((line->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA | WS_LINE_PAUSE | WS_LINE_COLON)) ||
	    line->number.style != WS_NUMBER_NONE || !(len = compact_hans(line, compact, NULL)))
		return false;
	if (strstr(compact, "、") || strstr(compact, "和"))
		return false;
	return menu_words(compact, len, &bytes) >= MENU_WORDS && bytes * 5 >= len * 3;
}

/* A line of names only, as above a menu: at least four short ones parted by spaces or bars. */
static bool is_row_of_links(const ws_line *line) {
	size_t parts = 0, run = 0, longest = 0, shortest = SIZE_MAX;
	for (const char *p = line->text, *end = p + line->len; p < end;) {
		uint32_t c = ws_utf8_next(&p, end);
		bool apart = ws_is_blank(c) || c == '|' || c == 0xFF5C;
		run += !apart;
		longest = run > longest ? run : longest;
		if (run && (apart || p == end)) {
			parts++;
			shortest = run < shortest ? run : shortest;
			run = 0;
		}
	}
	return parts >= 4 && shortest >= 2 && longest <= 10 && !line->digits && line->chars <= KNOWN_CHARS && !strpbrk(line->text, ":") &&
	       !strstr(line->text, "：") &&
	       !(line->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP | WS_LINE_INNER_COMMA | WS_LINE_PAUSE));
}

/* A line that may be an entry of a menu that has one on each line. */
static bool is_entry(const ws_line *line) {
	return plain(line) && line->han && line->han <= RUN_HAN && line->chars <= line->han + 2 && !line->digits &&
	       line->number.style == WS_NUMBER_NONE &&
	       !(line->traits & (WS_LINE_STOP | WS_LINE_COLON | WS_LINE_PAUSE | WS_LINE_SEMICOLON | WS_LINE_INNER_COMMA)) &&
	       !has_form(line, "目录|目次|*部|*局|*委|*厅|*署|*院|*会|*办公室|*政府|*银行");
}

static bool is_word(const ws_line *line) {
	char compact[WS_COMPACT + 8];
	size_t len = compact_hans(line, compact, NULL), bytes, from = len && (line->traits & WS_LINE_BULLET) ? strspn(compact, "-") : 0;
	return len && menu_words(compact + from, len - from, &bytes) && bytes == len - from;
}

/* Runs of entries with enough words of navigation among them; bullets need one, as no text opens with a list. */
static void drop_runs(ws_lines *lines, size_t from, size_t to) {
	for (size_t i = from, end; i < to; i = end + 1) {
		size_t words = 0, bullets = 0;
		for (end = i; end < to && is_entry(&lines->v[end]); end++) {
			words += is_word(&lines->v[end]);
			bullets += (lines->v[end].traits & WS_LINE_BULLET) != 0;
		}
		bool menu = end - i >= RUN_LINES && (words >= RUN_WORDS || (words && (bullets == end - i || end - i >= RUN_LONG)));
		for (size_t k = i; k < end && menu; k++)
			lines->v[k].dropped = true;
	}
}

/* Whether what the line says stands in one of the lines behind it, as a whole or as the larger part: 关于印发《…办法》的通知 does not in 《…办法》, nor
   …办法 in the sentence that it has been approved. */
static bool comes_again(const ws_lines *lines, size_t i, size_t from) {
	char here[WS_COMPACT + 8], there[WS_COMPACT + 8];
	size_t len = ws_compact(lines->v[i].text, lines->v[i].len, here, NULL);
	for (size_t k = from; k < lines->n && k < from + 8; k++) {
		size_t n = plain(&lines->v[k]) ? ws_compact(lines->v[k].text, lines->v[k].len, there, NULL) : 0;
		bool cut_short = has_form(&lines->v[i], title_form) && !has_form(&lines->v[k], title_form);
		if (n >= 12 && ((n * 4 > len * 3 && !cut_short && strstr(here, there)) || (!ws_is_prose(&lines->v[k]) && strstr(there, here))))
			return true;
	}
	return false;
}

/* 来源：… 浏览次数：… 字号：…: two labels of a posting in one line. */
static bool is_posting(const ws_line *line) {
	char compact[WS_COMPACT + 8];
	size_t n = 0;
	if (line->chars > KNOWN_CHARS || (line->traits & (WS_LINE_STOP | WS_LINE_INNER_STOP)) || !compact_hans(line, compact, NULL))
		return false;
	for (size_t i = 0; i < COUNT(label); i++)
		n += strstr(compact, label[i]) != NULL;
	return n >= 2;
}

/* The labels of a form to fill in, 关键字： over 按文号：, with nothing behind them; no address and no line of the record. */
static bool is_empty_label(const ws_line *line) {
	return plain(line) && (line->traits & WS_LINE_COLON) && line->han >= 2 && line->han <= 6 && line->chars == line->han + 1 &&
	       !has_form(line, "*各*|*们:|*代表:|*委员:|*局:|*府:|*厅:|*委:|*会:|*单位:|*部门:|*部:|*院:|*司:|*校:|*如下:|*附件:") && !has_form(line, record_form);
}

static bool is_one_of_labels(const ws_lines *lines, size_t i) {
	return is_empty_label(&lines->v[i]) &&
	       ((i && is_empty_label(&lines->v[i - 1])) || (i + 1 < lines->n && is_empty_label(&lines->v[i + 1])));
}

static bool stands_before(const ws_lines *lines, size_t i) {
	const ws_line *line = &lines->v[i];
	if (known(line, before, COUNT(before)))
		return true;
	return lines->markup && (is_menu(line) || is_path(line) || is_posting(line) || is_one_of_labels(lines, i) ||
	                         any_form(line, notice, COUNT(notice)));
}

static bool stands_behind(const ws_lines *lines, size_t i) {
	const ws_line *line = &lines->v[i];
	if (known(line, behind, COUNT(behind)))
		return true;
	return lines->markup && (is_menu(line) || is_posting(line) || any_form(line, notice, COUNT(notice)));
}

static bool opens_text(const ws_line *line) {
	return ws_is_prose(line) || has_form(line, "各位代表:|各位*:|同志们:|*人民政府,*:") ||
	       (line->number.style != WS_NUMBER_NONE && line->chars > 6);
}

/* Whether a short line is one of a title's: its end by its words, or without a blank line beside a long one. */
static bool is_half_of_title(const ws_lines *lines, size_t i) {
	const ws_line *line = &lines->v[i], *above = i ? line - 1 : NULL, *below = i + 1 < lines->n ? line + 1 : NULL;
	if (has_form(line, title_form))
		return true;
	if (is_word(line))
		return false;
	if (below && !stands_before(lines, i + 1) && (has_form(below, "关于*|印发*|關於*|關于*") || (!below->gap && below->han > SHORT)))
		return true;
	return above && !above->dropped && !line->gap && above->han > SHORT;
}

/* Whether a line is the title, short as it is: right above a dated posting, and right below the path to the page or first of all. */
static bool is_short_title(const ws_lines *lines, size_t i) {
	size_t above = i, below = i + 1;
	while (above && !plain(&lines->v[above - 1]))
		above--;
	while (below < lines->n && !plain(&lines->v[below]))
		below++;
	bool top = !above || is_path(&lines->v[above - 1]) || has_form(&lines->v[above - 1], path_form);
	return top && below < lines->n && !is_word(&lines->v[i]) && stands_before(lines, below) && lines->v[below].digits >= 4;
}

/* Whether a line is the value of a label of the record above it: 发文字号: over its number. */
static bool is_value(const ws_lines *lines, size_t i) {
	size_t above = i;
	while (above && !plain(&lines->v[above - 1]))
		above--;
	bool label = above && ((lines->v[above - 1].traits & WS_LINE_COLON) || has_form(&lines->v[above - 1], "*]|*】"));
	return label && has_form(&lines->v[above - 1], record_form);
}

/* The section that a page stands in, over its title. */
static bool is_section(const ws_lines *lines) {
	return lines->n > 1 && plain(lines->v) && is_word(lines->v) && has_form(&lines->v[1], title_form);
}

static void drop_before(ws_lines *lines) {
	size_t text = 0, last = 0, n = 0;
	bool path = false;
	while (text < lines->n && text < HEAD_LINES &&
	       (!opens_text(&lines->v[text]) || stands_before(lines, text) || (lines->markup && has_form(&lines->v[text], record_form))))
		text++;
	if (lines->markup)
		drop_runs(lines, 0, text);
	if (lines->markup && is_section(lines))
		lines->v[0].dropped = true;
	for (size_t i = 0; i < text; i++)
		if (stands_before(lines, i)) {
			last = i;
			n++;
			path |= has_form(&lines->v[i], path_form);
		}
	/* Readers of formats with structure have found the body: only what they left of known form is chrome there. */
	bool sweep = lines->markup && (n >= 2 || path);
	for (size_t i = 0; n && i <= last; i++) {
		ws_line *line = &lines->v[i];
		if (stands_before(lines, i))
			line->dropped = true;
		else if (sweep && plain(line) && !has_form(line, record_form) && !is_value(lines, i))
			line->dropped |= comes_again(lines, i, last + 1) || is_row_of_links(line) ||
			                 (line->han <= SHORT && line->chars <= SHORT * 2 && !is_half_of_title(lines, i) &&
			                  !is_short_title(lines, i));
	}
}

/* Behind the last line that is prose (or, `any`, a sentence of any length) and no chrome; 0 when there is none. */
static size_t text_end(const ws_lines *lines, bool any) {
	size_t end = lines->n;
	for (; end; end--) {
		const ws_line *line = &lines->v[end - 1];
		bool sentence = ws_is_prose(line) || (any && (line->traits & WS_LINE_STOP));
		if (!plain(line) || (sentence && !stands_behind(lines, end - 1)))
			break;
	}
	return end;
}

static void drop_behind(ws_lines *lines) {
	size_t text = text_end(lines, false);
	text = text ? text : text_end(lines, true);
	bool found = false;
	size_t foot = lines->n > FOOT_LINES && lines->n - FOOT_LINES > text ? lines->n - FOOT_LINES : text;
	for (size_t i = foot; i < lines->n; i++) {
		ws_line *line = &lines->v[i];
		bool is_known = stands_behind(lines, i);
		found |= is_known;
		if (is_known || (found && text && lines->markup && plain(line) && !has_form(line, "附件*|附:*")))
			line->dropped = true;
	}
	/* Said below a text once, and no sign that the rest is chrome. */
	static const char *const alone[] = {"end", "作者:*", "来源:*网", "来源:*网站", "来源:*公众号*", "theend", "#-#-#:#:#", "#-#-#:#", "总共:#页", "本文来源:*"};
	for (size_t i = foot; i < lines->n && text && lines->markup; i++)
		if (known(&lines->v[i], alone, COUNT(alone)))
			lines->v[i].dropped = true;
}

/* A line that touches chrome and is of known form, or the bracket that closes it on a line of its own. */
static bool goes_along(const ws_line *line) {
	return !line->dropped && line->han <= ALONG_HAN &&
	       (known(line, before, COUNT(before)) || known(line, behind, COUNT(behind)) ||
	        (line->chars == 1 && ws_is_closer(line->first)));
}

static void drop_sure(ws_lines *lines) {
	for (size_t i = 0; i < lines->n; i++) {
		ws_line *line = &lines->v[i];
		if (line->chars == 1 && line->first == '|')
			line->dropped = true;
		if (line->chars > SURE_CHARS || !known(line, sure, COUNT(sure)))
			continue;
		line->dropped = true;
		for (size_t k = i; k-- && goes_along(&lines->v[k]);)
			lines->v[k].dropped = true;
		for (size_t k = i + 1; k < lines->n && goes_along(&lines->v[k]); k++)
			lines->v[k].dropped = true;
	}
}

void ws_drop_site(ws_lines *lines) {
	drop_before(lines);
	drop_behind(lines);
	if (lines->markup)
		drop_sure(lines);
	for (size_t i = 0; i + 1 < lines->n; i++)
		lines->v[i + 1].parted = lines->v[i].dropped || (lines->v[i].parted && !lines->v[i].len);
}
