using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Finding;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class FoundItemsFacade(ICurrentTenant current, FoundItemDesk desk, ITenantStorage storage) : IFoundItems
{
    public ValueTask<Receipt> AssignAsync(FoundItemId item, CustomerId owner, Command command, CancellationToken cancellationToken) =>
        desk.AssignAsync(current.RequireActive(nameof(IFoundItems)), item, owner, command, cancellationToken);

    public ValueTask<Receipt> DecideAsync(FoundItemId item, int quantity, FoundItemDecision decision, Command command, CancellationToken cancellationToken) =>
        desk.DecideAsync(current.RequireActive(nameof(IFoundItems)), item, quantity, decision, command, cancellationToken);

    public async ValueTask<FoundItem?> FindAsync(FoundItemId item, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IFoundItems)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.FoundItems.FindAsync(item, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<FoundItem>> ListAsync(CustomerId? owner, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IFoundItems)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.FoundItems.ListByOwnerAsync(owner, cancellationToken).ConfigureAwait(false);
        }
    }
}
