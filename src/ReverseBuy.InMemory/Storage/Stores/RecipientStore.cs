using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class RecipientStore(TenantSession session) : RecipientReader(session), IRecipientStore
{
    public ValueTask AddAsync(Recipient recipient, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return Session.WriteAsync(
            state => state.Recipients.ContainsKey(recipient.Id)
                ? throw new ConcurrencyException($"Recipient {recipient.Id}")
                : state with { Recipients = state.Recipients.Add(recipient.Id, recipient) },
            cancellationToken);
    }

    public async ValueTask<int> EraseAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var erased = Session.Read(cancellationToken).Recipients.Values.Where(recipient => recipient.Customer == customer).Select(recipient => recipient.Id).ToList();
        await Session.WriteAsync(state => state with { Recipients = state.Recipients.RemoveRange(erased) }, cancellationToken).ConfigureAwait(false);
        return erased.Count;
    }
}
