using ReverseBuy.Settings;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Placing;

/// <summary>Refuses what the settings of a tenant do not allow, before anybody is asked upstream.</summary>
internal sealed class OrderAdmission(ITenantStorage storage, TimeProvider time)
{
    /// <summary>Looks whether an order may be placed.</summary>
    /// <returns>Why not; <see langword="null"/> when it may.</returns>
    public async ValueTask<OrderRefusal?> RefuseAsync(TenantId tenant, PlaceOrder request, EffectiveSettings settings, CancellationToken cancellationToken)
    {
        foreach (var line in request.Lines)
        {
            if (!settings.IsOn(line.Sku.Listing.Marketplace))
            {
                return new OrderRefusal.MarketplaceOff(line.Sku.Listing.Marketplace);
            }
        }

        if (!settings.IsTaken(request.Currency))
        {
            return new OrderRefusal.CurrencyNotTaken(request.Currency);
        }

        foreach (var named in request.Lines.Select(line => line.Warehouse).Append(request.Warehouse))
        {
            if (named is { } warehouse && settings.IsClosed(warehouse))
            {
                return new OrderRefusal.WarehouseClosed(warehouse);
            }
        }

        if (settings.OrdersADay is null)
        {
            return null;
        }

        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await CountAsync(view.Orders, settings, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks whether the day still has room for an order.</summary>
    /// <returns>Why not; <see langword="null"/> when it has.</returns>
    public static async ValueTask<OrderRefusal?> CountAsync(IOrderReader orders, EffectiveSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (settings.OrdersADay is not { } most)
        {
            return null;
        }

        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var placed = await orders.CountAsync(new OrderQuery { PlacedFrom = day }, cancellationToken).ConfigureAwait(false);
        return placed < most ? null : new OrderRefusal.QuotaReached(most, day.AddDays(1));
    }
}
