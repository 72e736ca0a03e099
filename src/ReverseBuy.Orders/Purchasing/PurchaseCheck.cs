using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Procurement;
using ReverseBuy.Settings;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Looks once more, right before buying: are the goods still there, at a price the policy bears, and does the marketplace sell them so?</summary>
internal sealed class PurchaseCheck(IOrderVerification verification, IVerificationPolicy policy, IEffectiveSettings settings, IConnectors connectors, IWarehouses warehouses)
{
    public async ValueTask<CheckedPurchase> CheckAsync(
        ConnectorContext context, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        // Lines of several orders may want one SKU; the marketplace is told of it once. The lowest of their prices binds.
        var lines = purchase.Lines
            .GroupBy(line => line.Sku)
            .Select(same => new VerificationLine(same.Key, same.Sum(line => line.Quantity), same.MinBy(line => line.UnitPrice.Amount)!.UnitPrice))
            .ToList();
        var found = await verification
            .VerifyAsync(context.Tenant, new VerificationRequest(lines) { Warehouse = purchase.Warehouse, Account = purchase.Account, Occasion = VerificationOccasion.Purchase }, cancellationToken)
            .ConfigureAwait(false);
        if (found.Lines.FirstOrDefault(line => line.Difference is LineDifference.Unreachable or LineDifference.NotAsked) is { } unknown)
        {
            return new CheckedPurchase.Later($"{unknown.Line.Sku} could not be verified ({unknown.Difference.GetType().Name}).");
        }

        var effective = await settings.GetAsync(context.Tenant, cancellationToken).ConfigureAwait(false);
        var unbuyable = found.Lines
            .Select(line => new DecidedLine(line, line.Evidence is LiveOffer.Offered ? policy.Decide(context.Tenant, line, effective) : VerificationDecision.Refuse))
            .Where(line => line.Decision is VerificationDecision.Ask or VerificationDecision.Refuse or VerificationDecision.Hold)
            .ToList();
        if (unbuyable.Count > 0)
        {
            return new CheckedPurchase.Never($"{unbuyable.Count} line(s) differ from what was ordered.", unbuyable);
        }

        var request = new PurchaseRequest(
            purchase.Reference,
            await DestinationAsync(context.Tenant, purchase.Warehouse, cancellationToken).ConfigureAwait(false),
            [.. found.Lines.Select(line => ToPurchaseLine(line.Line, (LiveOffer.Offered)line.Evidence!))]);
        var ready = new CheckedPurchase.Ready(request, found.Observations);
        return connectors.Describe(purchase.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.Purchasing)
            ? await PreviewAsync(context, purchase.Marketplace, ready, cancellationToken).ConfigureAwait(false)
            : ready;
    }

    private static PurchaseLine ToPurchaseLine(VerificationLine line, LiveOffer.Offered offer) =>
        new(line.Sku, offer.PurchaseKey, line.Quantity, offer.UnitPrice);

    private async ValueTask<CheckedPurchase> PreviewAsync(
        ConnectorContext context, MarketplaceId marketplace, CheckedPurchase.Ready ready, CancellationToken cancellationToken)
    {
        try
        {
            return await connectors.Require<IPurchasing>(marketplace).PreviewAsync(context, ready.Request, cancellationToken).ConfigureAwait(false) switch
            {
                PurchasePreview.Refused refused => new CheckedPurchase.Never(RefusalText.Of(refused.Refusal), []) { Refusal = refused.Refusal },
                _ => ready,
            };
        }
        catch (MarketplaceException exception)
        {
            return new CheckedPurchase.Later(exception.Message);
        }
    }

    private async ValueTask<WarehouseAddress> DestinationAsync(TenantId tenant, WarehouseId warehouse, CancellationToken cancellationToken) =>
        await warehouses.FindAsync(tenant, warehouse, cancellationToken).ConfigureAwait(false)
        ?? throw new ConfigurationException($"Warehouse '{warehouse}' of tenant '{tenant}' is no longer configured. Add it to AddReverseBuy(o => o.Warehouses.Add(…)) again.");
}
