using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Finds out for whom packages are that nobody claimed.</summary>
internal sealed class PackageMatching(Changer changer)
{
    public ValueTask<Receipt> MatchAsync(TenantId tenant, PackageId id, PackageClaim claim, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("match-package", [id.ToString(), .. PartsOf(claim)]),
            async (changes, token) =>
            {
                var package = await changes.PackageAsync(id, token).ConfigureAwait(false);
                package.RequireNotHeld(nameof(PackageTrigger.Match));
                package.Fire(PackageTrigger.Match);
                await ClaimAsync(changes, package, claim, token).ConfigureAwait(false);
                return package;
            },
            cancellationToken);

    private static async ValueTask ClaimAsync(ChangeSet changes, PackageChange package, PackageClaim claim, CancellationToken cancellationToken)
    {
        switch (claim)
        {
            case PackageClaim.OfUpstreamOrder bought:
                var purchase = await changes.PurchaseOrderAsync(bought.PurchaseOrder, cancellationToken).ConfigureAwait(false);
                _ = purchase.Upstream(bought.UpstreamOrderId);
                var source = new PackageSource(bought.PurchaseOrder, bought.UpstreamOrderId, [.. purchase.PurchaseOrder.Orders]);
                package.Update(current => current with { Sources = [.. current.Sources, source] });
                break;
            case PackageClaim.OfCustomer forwarded:
                package.Update(current => current with { Customer = forwarded.Customer });
                break;
        }
    }

    private static IEnumerable<string> PartsOf(PackageClaim claim) => claim switch
    {
        PackageClaim.OfUpstreamOrder bought => ["upstream", bought.PurchaseOrder.ToString(), bought.UpstreamOrderId],
        PackageClaim.OfCustomer forwarded => ["customer", forwarded.Customer.Value],
        _ => throw new ArgumentException("A claim names an upstream order or a customer.", nameof(claim)),
    };
}
