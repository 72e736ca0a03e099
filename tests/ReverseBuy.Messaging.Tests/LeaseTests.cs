using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging.Leases;

namespace ReverseBuy.Messaging.Tests;

public sealed class LeaseTests
{
    private static readonly TenantId Anna = new("anna");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly InProcessLeases _leases;

    public LeaseTests() => _leases = new InProcessLeases(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_at_a_time_holds_a_lease_and_the_next_gets_it_with_a_larger_number()
    {
        var first = await AcquireAsync();
        var second = AcquireAsync();
        var third = AcquireAsync();
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        var holder = await second;
        Assert.False(third.IsCompleted);
        Assert.True(holder.FencingToken > first.FencingToken);

        await holder.DisposeAsync();
        Assert.True((await third).FencingToken > holder.FencingToken);
    }

    [Fact]
    public async Task Other_names_and_other_tenants_do_not_wait()
    {
        await AcquireAsync();

        await AcquireAsync("other");
        await AcquireAsync(tenant: new TenantId("bert"));
    }

    [Fact]
    public async Task A_lease_ends_by_itself_and_giving_it_back_late_takes_it_from_nobody()
    {
        var first = await AcquireAsync();
        var second = AcquireAsync();
        _time.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var holder = await second;

        await first.DisposeAsync();
        var third = AcquireAsync();
        Assert.False(third.IsCompleted);

        await holder.DisposeAsync();
        await holder.DisposeAsync();
        await third;
        Assert.False(AcquireAsync().IsCompleted);
    }

    [Fact]
    public async Task A_lease_that_ended_while_nobody_waited_is_free()
    {
        await AcquireAsync();
        _time.Advance(Minute);

        await AcquireAsync();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_get_it()
    {
        using var givenUp = new CancellationTokenSource();
        var first = await AcquireAsync();
        var second = _leases.AcquireAsync(Anna, "name", Minute, givenUp.Token).AsTask();
        var third = AcquireAsync();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();

        await third;
    }

    [Fact]
    public async Task Many_who_want_it_never_hold_it_together()
    {
        var holders = 0;
        var most = 0;
        var numbers = new List<long>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(
            async () =>
            {
                await using var lease = await AcquireAsync();
                most = Math.Max(most, Interlocked.Increment(ref holders));
                numbers.Add(lease.FencingToken);
                await Task.Yield();
                Interlocked.Decrement(ref holders);
            },
            Cancellation)));

        Assert.Equal(1, most);
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(200, numbers.Distinct().Count());
    }

    private Task<ILease> AcquireAsync(string name = "name", TenantId? tenant = null) => _leases.AcquireAsync(tenant ?? Anna, name, Minute, Cancellation).AsTask();
}
