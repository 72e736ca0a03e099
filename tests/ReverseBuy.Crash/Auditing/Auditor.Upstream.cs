namespace ReverseBuy.Crash.Auditing;

/// <summary>Purchases: what the marketplaces have is what we ordered, and each unit was bought once.</summary>
internal static partial class Auditor
{
    private static readonly HashSet<string> Bought = new(["Placed", "Paid", "Closed"], StringComparer.Ordinal);

    private static IEnumerable<Finding> AuditUpstream(Evidence evidence)
    {
        var purchases = evidence.Tenants
            .SelectMany(tenant => tenant.Purchases.Select(purchase => (Tenant: tenant, Purchase: purchase)))
            .ToLookup(own => own.Purchase.Reference, StringComparer.Ordinal);
        var alive = evidence.Upstream.Where(order => order.State != "Closed").ToLookup(order => order.Reference, StringComparer.Ordinal);
        foreach (var stranger in evidence.Upstream.Where(order => !purchases.Contains(order.Reference)))
        {
            yield return new Finding(FindingKind.UpstreamUnknown, $"{stranger.Marketplace} {stranger.Id} has reference '{stranger.Reference}', which is none of ours");
        }

        foreach (var (tenant, purchase) in purchases.SelectMany(own => own))
        {
            foreach (var finding in AuditPurchase(tenant, purchase, [.. alive[purchase.Reference]]))
            {
                yield return finding;
            }
        }

        foreach (var tenant in evidence.Tenants)
        {
            foreach (var finding in AuditBought(tenant))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> AuditPurchase(TenantEvidence tenant, PurchaseEvidence purchase, List<UpstreamEvidence> alive)
    {
        var wanted = Bought.Contains(purchase.State)
            ? tenant.PurchaseLines.Where(line => line.Purchase == purchase.Id).Select(line => (line.Listing, line.Sku, Quantity: line.Quantity - line.Freed))
            : [];
        var there = alive.SelectMany(order => order.Lines).Select(line => (line.Listing, line.Sku, line.Quantity));
        var differences = wanted.Select(line => (line.Listing, line.Sku, Quantity: -line.Quantity)).Concat(there)
            .GroupBy(line => (line.Listing, line.Sku), line => line.Quantity)
            .Select(group => (group.Key, Surplus: group.Sum()))
            .Where(difference => difference.Surplus != 0);
        foreach (var ((listing, sku), surplus) in differences)
        {
            yield return new Finding(
                surplus > 0 ? FindingKind.UpstreamDoubled : FindingKind.UpstreamMissing,
                FormattableString.Invariant($"{tenant.Tenant}: purchase {purchase.Reference} is {purchase.State}; of {listing}/{sku} {purchase.Marketplace} has {surplus:+0;-0}"));
        }

        var known = tenant.KnownUpstream.Where(order => order.Purchase == purchase.Id).Select(order => order.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var stranger in alive.Where(order => !known.Contains(order.Id)))
        {
            yield return new Finding(FindingKind.UpstreamUnknown, $"{tenant.Tenant}: purchase {purchase.Reference} does not know {stranger.Marketplace} {stranger.Id}");
        }
    }

    private static IEnumerable<Finding> AuditBought(TenantEvidence tenant)
    {
        var states = tenant.Purchases.ToDictionary(purchase => purchase.Id, purchase => purchase.State);
        var bought = tenant.PurchaseLines.Where(line => Bought.Contains(states[line.Purchase])).ToLookup(line => line.OrderLine, line => line.Quantity - line.Freed);
        foreach (var line in tenant.Lines.Where(line => bought[line.Id].Sum() != line.Held.Values.Sum()))
        {
            yield return new Finding(
                FindingKind.BoughtWrong, FormattableString.Invariant($"{tenant.Tenant}: {bought[line.Id].Sum()} of {line.Held.Values.Sum()} unit(s) of line {line.Id} were bought"));
        }

        foreach (var doubled in tenant.KnownUpstream.GroupBy(order => order.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new Finding(FindingKind.BoughtWrong, $"{tenant.Tenant}: upstream order {doubled.Key} stands in {doubled.Count()} purchases");
        }
    }
}
