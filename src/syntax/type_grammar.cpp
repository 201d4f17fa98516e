/// Types, notes and citations.

#include "syntax/grammar.hpp"

namespace careact::syntax::grammar {

namespace {

const x3::rule<struct base_type_class, TypeExpr> base_type{"a type"};

// ---- Types -----------------------------------------------------------------------------------------------------------------

TypeExpr plain_type(TypeWord word, Period p = Period::Week) {
    TypeExpr made;
    made.word = word;
    made.period = p;
    return made;
}
const auto is_type = [](TypeWord word) {
    return makes([word](auto&, const auto&) { return plain_type(word); });
};
const auto is_rate = [](TypeWord word) {
    return makes([word](auto&, Period p) { return plain_type(word, p); });
};
const auto base_type_def =
    (kw("yes") > kw("/") > kw("no"))[is_type(TypeWord::YesNo)] | (kw("whole") > kw("number"))[is_type(TypeWord::WholeNumber)] |
    kw("decimal")[is_type(TypeWord::Decimal)] | (kw("percent") >> kw("per") > period)[is_rate(TypeWord::PercentRate)] |
    kw("percent")[is_type(TypeWord::Percent)] | (kw("money") >> kw("per") >> kw("any") > kw("period"))[is_type(TypeWord::MoneyAnyPeriod)] |
    (kw("money") >> kw("per") > period)[is_rate(TypeWord::MoneyRate)] | kw("money")[is_type(TypeWord::Money)] |
    (kw("date") >> kw("-") > kw("time"))[is_type(TypeWord::DateTime)] | kw("date")[is_type(TypeWord::Date)] |
    (kw("calendar") > kw("duration"))[is_type(TypeWord::CalendarDuration)] |
    (kw("exact") > kw("duration"))[is_type(TypeWord::ExactDuration)] | kw("text")[is_type(TypeWord::Text)] |
    (kw("NHS") > kw("number"))[is_type(TypeWord::NhsNumber)] | (kw("list") > kw("of") > base_type)[makes([](auto&, const TypeExpr& of) {
        auto made = plain_type(TypeWord::ListOf);
        made.element.push_back(of);
        return made;
    })] | name[makes([](auto&, const Name& n) {
        auto made = plain_type(TypeWord::Named);
        made.name = n;
        return made;
    })];
const auto type_def = located((x3::matches[kw("judgement") > kw("of")] >> base_type >> -(kw("for") >> kw("each") > name) >> x3::matches[kw("or") >> kw("none")])[makes([](auto&, const auto& a) {
    auto made = at_c<1>(a);
    made.judgement = at_c<0>(a);
    made.for_each = optional(at_c<2>(a));
    made.or_none = at_c<3>(a);
    return made;
})]);

// ---- Notes -----------------------------------------------------------------------------------------------------------------

const auto citation_def = located((name > text)[makes([](auto&, const auto& a) { return Citation{at_c<0>(a), at_c<1>(a).text, {}}; })]);
/// One note of a kind; a second is reported.
const auto once = [](auto member, std::string_view word) {
    return [member, word](auto& ctx) {
        auto& place = x3::_val(ctx).*member;
        const auto& written = x3::_attr(ctx);
        if (place) builder(ctx).fault(written.span, "there is a second `" + std::string(word) + "` here").help = "keep one of them";
        place = written;
    };
};
const auto under = (kw("under") > citation)[([](auto& ctx) { x3::_val(ctx).under.push_back(x3::_attr(ctx)); })];
const auto label = (kw("as") > name > -text)[([](auto& ctx) {
    auto& notes = x3::_val(ctx);
    const auto& written = at_c<0>(x3::_attr(ctx));
    if (notes.label) builder(ctx).fault(written.span, "there is a second `as` here").help = "a clause has one label";
    notes.label = written;
    notes.label_title = optional(at_c<1>(x3::_attr(ctx)));
})];
const auto notes_def = x3::eps >> *(under | label | (kw("from") > date)[once(&Notes::from, "from")] | (kw("until") > date)[once(&Notes::until, "until")] |
                                    (kw("known") > kw("from") > date)[once(&Notes::known_from, "known from")] |
                                    (kw("source") > text)[once(&Notes::source, "source")] |
                                    (kw("unverified") > text)[once(&Notes::unverified, "unverified")]);

BOOST_SPIRIT_DEFINE(base_type)

}  // namespace

BOOST_SPIRIT_DEFINE(notes, type, citation)

BOOST_SPIRIT_INSTANTIATE(notes_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(type_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(citation_rule, Iterator, Context)

}  // namespace careact::syntax::grammar
