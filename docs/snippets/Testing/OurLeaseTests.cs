using ReverseBuy.Messaging;
using ReverseBuy.Testing;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurLeaseTests(OurServer server) : LeaseSuite
{
    // Leases of which none is held: a name space of this test's own.
    protected override async ValueTask<ILeases> MakeAsync() => await server.ConnectAsync();

    // Lets the clock run that decides when leases end. Where it cannot be set, bring the ends of all leases nearer.
    protected override Task ElapseAsync(TimeSpan time) => server.AdvanceAsync(time);

    // Lets whoever waits look once more. Ours are told when a lease is free, and need no help.
    protected override Task LookAgainAsync(Task waiter) => Task.CompletedTask;
}

public abstract class OurServer
{
    public abstract Task<ILeases> ConnectAsync();

    public abstract Task AdvanceAsync(TimeSpan time);
}
