using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Shipping;

/// <summary>The facade: reads the current tenant once and passes it on. No history is written: it would keep what is to be erased.</summary>
internal sealed class RecipientsFacade(ICurrentTenant current, ITenantStorage storage, IIdGenerator ids, TimeProvider time) : IRecipients
{
    public async ValueTask<RecipientId> SaveAsync(CustomerId customer, ImportData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        Require(data);
        var recipient = new Recipient(ids.NewId<RecipientId>(), customer, time.GetUtcNow(), data);
        var unitOfWork = await storage.BeginAsync(current.RequireActive(nameof(IRecipients)), cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            await unitOfWork.Recipients.AddAsync(recipient, cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return recipient.Id;
        }
    }

    public async ValueTask<Recipient?> FindAsync(RecipientId recipient, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IRecipients)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Recipients.FindAsync(recipient, cancellationToken).ConfigureAwait(false);
        }
    }

    // Also while the tenant is suspended: whoever asks for it has a right to it.
    public async ValueTask<int> EraseAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(current.Require(nameof(IRecipients)), cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var erased = await unitOfWork.Recipients.EraseAsync(customer, cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return erased;
        }
    }

    // Messages name the field and never what is in it.
    private static void Require(ImportData data)
    {
        if (string.IsNullOrWhiteSpace(data.Name) || string.IsNullOrWhiteSpace(data.City) || data.AddressLines.Count == 0 || data.AddressLines.All(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A recipient has a name, at least one address line and a city.", nameof(data));
        }

        CountryCode.Require(data.Country, nameof(data));
    }
}
