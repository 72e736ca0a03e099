using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Hands a purchase to the operators, where the marketplace has no interface to buy by: a link, a place in their queue, and a time to buy.</summary>
internal sealed class OperatorHandover(Changer changer, PurchaseIntent intent, IConnectors connectors, OrdersOptions options)
{
    public static bool IsNeeded(ConnectorDescriptor connector) =>
        !connector.Capabilities.HasFlag(ConnectorCapabilities.Purchasing) && connector.Capabilities.HasFlag(ConnectorCapabilities.AssistedPurchasing);

    /// <summary>Hands it over.</summary>
    /// <returns>Why it has to be tried later; <see langword="null"/> when it has not.</returns>
    public async ValueTask<CheckedPurchase.Later?> HandAsync(
        ConnectorContext context, PurchaseOrder draft, CheckedPurchase.Ready ready, CancellationToken cancellationToken)
    {
        Uri link;
        try
        {
            link = await connectors.Require<IAssistedPurchasing>(draft.Marketplace).CreateLinkAsync(context, ready.Request, cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            return new CheckedPurchase.Later(exception.Message);
        }

        await changer.RunAsync(
            context.Tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{draft.Id}"),
            async (changes, token) =>
            {
                void Hand(PurchaseOrderChange purchase)
                {
                    purchase.Fire(PurchaseOrderTrigger.HandToOperator);
                    purchase.Update(current => current with { Link = link, HandedAt = changes.At, DueAt = changes.At + options.FollowInterval });
                }

                if (await intent.TryAsync(changes, draft, ready, Hand, token).ConfigureAwait(false))
                {
                    await changes.UnitOfWork.Timers.SetAsync(OperatorWindow.Of(draft.Id), changes.At + options.OperatorWindow, string.Empty, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return null;
    }
}
