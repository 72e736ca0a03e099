using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Shipping;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Reviewing;

/// <summary>Asks the compliance rules about orders in review. Nothing is locked meanwhile; what they said is about the facts they were shown, and those are compared before it is used.</summary>
internal sealed class ReviewCompliance(IComplianceRules rules, ITenantStorage storage, TimeProvider time)
{
    /// <summary>Whether there are rules to ask.</summary>
    public bool IsOn => rules is not NoComplianceRules;

    /// <summary>Asks anew; nothing for an order that is not in review, or without rules.</summary>
    public async ValueTask<OrderCompliance?> CheckAsync(TenantId tenant, OrderId id, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return null;
        }

        var order = await storage.ReadOrderAsync(tenant, id, cancellationToken).ConfigureAwait(false);
        return order.State == OrderState.PendingReview ? await AskAsync(tenant, order, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>What was said of the order as it is: what is stored, if that is about the same facts; nothing without rules.</summary>
    public async ValueTask<OrderCompliance?> KnownAsync(TenantId tenant, Order order, CancellationToken cancellationToken) =>
        !IsOn ? null
        : order.Compliance is { } known && known.Facts == FactsOf(order) ? known
        : await AskAsync(tenant, order, cancellationToken).ConfigureAwait(false);

    /// <summary>Fails when what was said is about another order than the one that is stored now.</summary>
    public static void RequireStillAbout(OrderCompliance? said, Order order)
    {
        if (said?.Facts != FactsOf(order))
        {
            throw new ConcurrencyException(AggregateKey.Of(order.Id).ToString());
        }
    }

    /// <summary>What keeps an actor from approving: refused lines for everybody, all else for whoever is no person of the agent.</summary>
    public static IReadOnlyList<OrderLineFinding> Against(Actor actor, OrderCompliance said) =>
        [.. said.Findings.Where(finding => finding.Ruling == ComplianceRuling.Refused || actor.Kind is not (ActorKind.Reviewer or ActorKind.Operator))];

    private static string FactsOf(Order order) => Fingerprint.Of(
        "compliance",
        [
            order.Country ?? string.Empty,
            .. order.Lines.SelectMany(line => new[]
            {
                line.Id.ToString(),
                line.Sku.ToString(),
                line.Title,
                line.SourceTitle ?? string.Empty,
                line.Category?.Id ?? string.Empty,
                line.Category?.Name ?? string.Empty,
                Wanted(line).ToString(CultureInfo.InvariantCulture),
                line.UnitPrice.ToString(),
            }),
            .. order.Questions.SelectMany(question => new[] { question.Id.ToString(), question.State.ToString(), question.Answer ?? string.Empty }),
        ]);

    private static int Wanted(OrderLine line) => line.Quantity - line.Units[UnitBucket.Cancelled];

    private async ValueTask<OrderCompliance> AskAsync(TenantId tenant, Order order, CancellationToken cancellationToken)
    {
        List<CheckedGoods> goods =
        [
            .. order.Lines.Where(line => Wanted(line) > 0).Select(line => new CheckedGoods(line.Title, Wanted(line), line.Sku)
            {
                Line = line.Id,
                SourceTitle = line.SourceTitle,
                Category = line.Category,
                UnitPrice = line.UnitPrice,
            }),
        ];
        var check = new ComplianceCheck(order.Country, goods) { Occasion = ComplianceOccasion.Review, Questions = order.Questions };
        var findings = await rules.CheckAsync(tenant, check, cancellationToken).ConfigureAwait(false);
        return new OrderCompliance(time.GetUtcNow(), FactsOf(order), [.. findings.Select(Read).Distinct()]);
    }

    private static OrderLineFinding Read(ComplianceFinding finding) => new(
        finding.Goods.Line ?? throw new InvalidOperationException($"Rule '{finding.Rule}' found something about goods that were not asked about. A finding has to name the goods as they were given."),
        finding.Rule,
        finding.Ruling,
        finding.Reason);
}
