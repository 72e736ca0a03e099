using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Snippets.Messaging;

internal sealed class ParkedEvents(ITenantStorage storage)
{
    public async Task<IReadOnlyList<OutboxMessage>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var view = await storage.ReadAsync(tenant, cancellationToken);
        return [.. (await view.Outbox.ListFailedAsync(cancellationToken)).Where(message => message.IsParked)];
    }

    public async Task ReleaseAsync(TenantId tenant, EventId parked, CancellationToken cancellationToken)
    {
        await using var unitOfWork = await storage.BeginAsync(tenant, cancellationToken);
        var message = (await unitOfWork.Outbox.ListFailedAsync(cancellationToken)).Single(message => message.Envelope.Id == parked);
        await unitOfWork.Outbox.FailAsync(
            message with { IsParked = false, Failures = 0, NotBefore = null }, "released by an operator", cancellationToken);
        unitOfWork.WakeAfterCommit(WorkerNames.Outbox);
        await unitOfWork.CommitAsync(cancellationToken);
    }
}
