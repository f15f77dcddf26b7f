"""From a promise of a portfolio to the view of its chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from promisekit.draw.badges import Pain, pain_badge, time_badge, word_badge
from promisekit.draw.chain.view import ChainView, Kind, Node
from promisekit.draw.codes import codes_of
from promisekit.draw.plain import PlainText
from promisekit.draw.words import words as words_of
from promisekit.model.metric import Metric
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Commitment, Promise

Link = Callable[[str, str], str | None]


def chain_view(portfolio: Portfolio, promise_id: str, link: Link, *, language: str | None = None) -> ChainView:
    """The view of a promise. Raises KeyError for an unknown id; what leads nowhere is left out."""
    promise = portfolio.promises[promise_id]
    say = PlainText(portfolio, language)
    spoken = language or portfolio.about.language
    maker = _Maker(portfolio, promise, link, say, words_of(spoken), codes_of(portfolio).marks)
    maker.add_why()
    maker.add_where()
    maker.add_functions()
    maker.add_roles()
    edges = tuple(dict.fromkeys(maker.edges))
    return ChainView(promise_id, say(promise.promise), tuple(maker.nodes.values()), edges, spoken)


@dataclass
class _Maker:
    portfolio: Portfolio
    promise: Promise
    link: Link
    say: PlainText
    words: Mapping[str, str]
    marks: Mapping[str, str]
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[tuple[str, str]] = field(default_factory=list)

    def _add(self, node: Node) -> None:
        self.nodes.setdefault(node.key, node)

    def _join(self, source: str, target: str) -> None:
        if source in self.nodes and target in self.nodes:
            self.edges.append((source, target))

    def add_why(self) -> None:
        """The promise, the pains that it answers and the enablers that ensure it."""
        promise = self.promise
        limits = tuple(time_badge(self.say.time(limit.within), self.words) for limit in promise.within or ())
        status = (word_badge(self.words[f"status {promise.status}"]),) if promise.status != "live" else ()
        self._add(
            Node(
                "promise",
                Kind.PROMISE,
                texts=(self.say(promise.promise),),
                badges=limits + status,
                href=self.link("promises", promise.id),
            )
        )
        for pain_id in promise.answers:
            if pain := self.portfolio.pain_points.get(pain_id):
                key, href = f"pain {pain_id}", self.link("pain_points", pain_id)
                says = self.say(pain.says)
                badge = pain_badge(Pain(pain.terms, says, pain.severity, mark=self.marks[pain.id]), self.words)
                self._add(Node(key, Kind.PAIN, texts=(self.words["quoted"].format(says),), badges=(badge,), href=href))
                self._join(key, "promise")
        for enabler_id in promise.ensured_by:
            if enabler := self.portfolio.enablers.get(enabler_id):
                key, href = f"enabler {enabler_id}", self.link("enablers", enabler_id)
                lacking = enabler.status in ("missing", "planned")
                badges = (word_badge(self.words[f"status {enabler.status}"]),) if lacking else ()
                name = self.say(enabler.name)
                self._add(Node(key, Kind.ENABLER, name, badges=badges, href=href, missing=lacking))
                self._join(key, "promise")

    def add_where(self) -> None:
        """The touchpoints at which it is kept and the metrics that show it."""
        for touchpoint_id in self.promise.kept_at:
            if touchpoint := self.portfolio.touchpoints.get(touchpoint_id):
                key, href = f"touchpoint {touchpoint_id}", self.link("touchpoints", touchpoint_id)
                self._add(
                    Node(
                        key,
                        Kind.TOUCHPOINT,
                        self.say(touchpoint.name),
                        tuple(filter(None, (self.say.channel(touchpoint.channel),))),
                        href=href,
                        starred=touchpoint.moment_of_truth,
                    )
                )
                self._join("promise", key)
        for metric_id in self.promise.metrics:
            if metric := self.portfolio.metrics.get(metric_id):
                key, href = f"metric {metric_id}", self.link("metrics", metric_id)
                self._add(Node(key, Kind.METRIC, self.say(metric.name), self._figures(metric), href=href))
                self._join("promise", key)

    def _figures(self, metric: Metric) -> tuple[str, ...]:
        """How it stands and where it should be."""
        unit = f" {self.say(metric.unit)}" if metric.unit else ""
        latest = max((r for r in metric.results if r.value is not None), key=lambda r: r.on, default=None)
        target = metric.target.value if metric.target else None
        told = [f"{self.words['latest']} {self.say.figure(latest.value)}{unit}"] if latest else []
        return (*told, f"{self.words['target']} {self.say.figure(target)}{unit}") if target is not None else tuple(told)

    def add_functions(self) -> None:
        """Who commits to what; a function that a touchpoint rests on without a commitment shows as a gap."""
        commitments: dict[str, list[str]] = {self.promise.accountable: []}
        for commitment in self.promise.commitments.values():
            if function_id := self.portfolio.function_of(commitment.by):
                commitments.setdefault(function_id, []).append(self._committed(commitment, function_id))
        met_at: dict[str, list[str]] = {}
        for touchpoint_id in self.promise.kept_at:
            if touchpoint := self.portfolio.touchpoints.get(touchpoint_id):
                for function_id in (touchpoint.responsible, *touchpoint.supported_by):
                    commitments.setdefault(function_id, [])
                    met_at.setdefault(function_id, []).append(f"touchpoint {touchpoint_id}")
        for function_id, texts in commitments.items():
            self._add_function(function_id, texts)
            for key in met_at.get(function_id, ["promise"]):
                self._join(key, f"function {function_id}")

    def _add_function(self, function_id: str, texts: list[str]) -> None:
        if function := self.portfolio.functions.get(function_id):
            accountable = function_id == self.promise.accountable
            self._add(
                Node(
                    f"function {function_id}",
                    Kind.FUNCTION,
                    self.say(function.name),
                    tuple(texts) or (self.words["no commitment"],),
                    (word_badge(self.words["accountable"]),) if accountable else (),
                    self.link("functions", function_id),
                    missing=not texts,
                )
            )

    def _committed(self, commitment: Commitment, function_id: str) -> str:
        by = self.portfolio.actor(commitment.by)
        who = f"{self.say(by.name)}: " if by and commitment.by != function_id else ""
        within = f" ({self.say.time(commitment.within)})" if commitment.within else ""
        return f"{who}{self.say(commitment.does)}{within}"

    def add_roles(self) -> None:
        """The roles that keep it and what each does; a role at a touchpoint without a guideline is a gap."""
        roles: dict[str, list[str]] = {
            g.role: list(self.promise.touchpoints_of(g)) for g in self.promise.guidelines.values()
        }
        for touchpoint_id in self.promise.kept_at:
            if touchpoint := self.portfolio.touchpoints.get(touchpoint_id):
                for role_id in touchpoint.roles:
                    roles.setdefault(role_id, []).append(touchpoint_id)
        for role_id, touchpoints in roles.items():
            self._add_role(role_id, touchpoints)
        for guideline_id, guideline in self.promise.guidelines.items():
            key = f"guideline {guideline_id}"
            when, do = self.say(guideline.when), tuple(self.say(text) for text in guideline.do)
            href = self.link("promises", self.promise.id)
            self._add(Node(key, Kind.GUIDELINE, when or self.words["always"], do, href=href))
            self._join(f"role {guideline.role}", key)

    def _add_role(self, role_id: str, touchpoints: list[str]) -> None:
        role = self.portfolio.roles.get(role_id)
        if role is None:
            return
        key, function_key = f"role {role_id}", f"function {role.function}"
        self._add(Node(key, Kind.ROLE, self.say(role.name), href=self.link("roles", role_id)))
        if function_key not in self.nodes:
            self._add_function(role.function, [])
            for touchpoint_id in touchpoints:
                self._join(f"touchpoint {touchpoint_id}", function_key)
        self._join(function_key, key)
        if all(guideline.role != role_id for guideline in self.promise.guidelines.values()):
            gap = f"gap {role_id}"
            self._add(Node(gap, Kind.GUIDELINE, texts=(self.words["no guideline"],), missing=True))
            self._join(key, gap)
