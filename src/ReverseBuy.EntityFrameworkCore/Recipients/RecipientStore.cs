using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Recipients;

internal sealed class RecipientStore(TenantSession session, RecipientProtection protection) : IRecipientStore
{
    public async ValueTask<Recipient?> FindAsync(RecipientId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.Recipients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
        return row is null ? null : new Recipient(row.Id, row.Customer, row.SavedAt, protection.Unprotect(session.Tenant, row.Id, row.Ciphertext));
    }

    public ValueTask AddAsync(Recipient recipient, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        session.Add(new RecipientRow
        {
            Id = recipient.Id,
            Customer = recipient.Customer,
            SavedAt = recipient.SavedAt,
            Ciphertext = protection.Protect(session.Tenant, recipient.Id, recipient.Data),
        });
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> EraseAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Recipients.Where(row => row.Customer == customer).ToListAsync(cancellationToken).ConfigureAwait(false);
        context.Recipients.RemoveRange(rows);
        return rows.Count;
    }
}
