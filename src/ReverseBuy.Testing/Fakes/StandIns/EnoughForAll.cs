using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>Gives every call that is asked for, as a host without other nodes has it.</summary>
internal sealed class EnoughForAll : ISharedAllowance
{
    public ValueTask<TimeSpan?> TakeAsync(CallAllowance allowance, CallLane lane, TimeSpan patience, CancellationToken cancellationToken) => ValueTask.FromResult<TimeSpan?>(null);

    public ValueTask BanAsync(CallAllowance allowance, TimeSpan length, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
