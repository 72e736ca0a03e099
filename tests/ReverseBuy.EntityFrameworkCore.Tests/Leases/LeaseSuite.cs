using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

/// <summary>What all leases promise, whoever keeps them. Derive it and make them; nothing here knows which they are.</summary>
public abstract class LeaseSuite : IAsyncLifetime
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ILeases Leases { get; private set; } = null!;

    /// <summary>How many want a lease at once in the test of contention.</summary>
    protected virtual int Crowd => 200;

    public async ValueTask InitializeAsync() => Leases = await MakeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task One_at_a_time_holds_a_lease_and_the_next_gets_it_with_a_larger_number()
    {
        var first = await AcquireAsync();
        var second = AcquireAsync();
        await AssertWaitsAsync(second);

        await first.DisposeAsync();
        var holder = await GivenAsync(second);
        Assert.True(holder.FencingToken > first.FencingToken);

        await holder.DisposeAsync();
        Assert.True((await GivenAsync(AcquireAsync())).FencingToken > holder.FencingToken);
    }

    [Fact]
    public async Task Other_names_and_other_tenants_do_not_wait()
    {
        await AcquireAsync();

        await GivenAsync(AcquireAsync("other"));
        await GivenAsync(AcquireAsync(tenant: Samples.Boris));
    }

    [Fact]
    public async Task A_lease_whose_holder_is_gone_ends_by_itself_and_giving_it_back_late_takes_it_from_nobody()
    {
        var first = await AcquireAsync();
        var second = AcquireAsync();
        await ElapseAsync(Minute - TimeSpan.FromSeconds(5));
        await AssertWaitsAsync(second);
        await ElapseAsync(TimeSpan.FromSeconds(5));
        var holder = await GivenAsync(second);
        Assert.True(holder.FencingToken > first.FencingToken);

        await first.DisposeAsync();
        var third = AcquireAsync();
        await AssertWaitsAsync(third);

        await holder.DisposeAsync();
        await holder.DisposeAsync();
        await GivenAsync(third);
        await AssertWaitsAsync(AcquireAsync());
    }

    [Fact]
    public async Task A_lease_that_ended_while_nobody_waited_is_free()
    {
        var first = await AcquireAsync();
        await ElapseAsync(Minute);

        Assert.True((await GivenAsync(AcquireAsync())).FencingToken > first.FencingToken);
    }

    [Fact]
    public async Task A_lease_that_is_renewed_lasts_for_its_whole_duration_again()
    {
        var first = await AcquireAsync();
        var second = AcquireAsync();
        await ElapseAsync(TimeSpan.FromSeconds(40));
        Assert.True(await first.RenewAsync(Token));
        await ElapseAsync(TimeSpan.FromSeconds(40));
        await AssertWaitsAsync(second);
        Assert.True(await first.RenewAsync(Token));
        await ElapseAsync(Minute);

        await GivenAsync(second);
    }

    [Fact]
    public async Task A_lease_that_ended_or_was_given_back_cannot_be_renewed_whether_or_not_another_holds_it()
    {
        var first = await AcquireAsync();
        await ElapseAsync(Minute);
        Assert.False(await first.RenewAsync(Token));

        var second = await GivenAsync(AcquireAsync());
        Assert.False(await first.RenewAsync(Token));
        await AssertWaitsAsync(AcquireAsync());

        await second.DisposeAsync();
        Assert.False(await second.RenewAsync(Token));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_get_it()
    {
        using var givenUp = new CancellationTokenSource();
        var first = await AcquireAsync();
        var second = Leases.AcquireAsync(Samples.Anna, "name", Minute, givenUp.Token).AsTask();
        var third = AcquireAsync();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();

        await GivenAsync(third);
    }

    [Fact]
    public async Task Many_who_want_it_never_hold_it_together()
    {
        var holders = 0;
        var most = 0;
        var numbers = new List<long>();
        await PumpAsync(Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(
            async () =>
            {
                await using var lease = await AcquireAsync();
                most = Math.Max(most, Interlocked.Increment(ref holders));
                numbers.Add(lease.FencingToken);
                await Task.Yield();
                Interlocked.Decrement(ref holders);
            },
            Token))));

        Assert.Equal(1, most);
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(Crowd, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData("", 60)]
    [InlineData(" ", 60)]
    [InlineData("name", 0)]
    [InlineData("name", -1)]
    public async Task What_makes_no_sense_is_refused(string name, int seconds) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Leases.AcquireAsync(Samples.Anna, name, TimeSpan.FromSeconds(seconds), Token));

    /// <summary>Makes the leases, of which none is held.</summary>
    protected abstract ValueTask<ILeases> MakeAsync();

    /// <summary>Lets the clock run that decides when leases end.</summary>
    protected abstract Task ElapseAsync(TimeSpan time);

    /// <summary>Lets whoever waits look once more.</summary>
    protected abstract Task LookAgainAsync(Task waiter);

    protected Task<ILease> AcquireAsync(string name = "name", TenantId? tenant = null, ILeases? leases = null) =>
        (leases ?? Leases).AcquireAsync(tenant ?? Samples.Anna, name, Minute, Token).AsTask();

    protected async Task AssertWaitsAsync(Task waiter)
    {
        await LookAgainAsync(waiter);
        Assert.False(waiter.IsCompleted);
    }

    protected async Task<ILease> GivenAsync(Task<ILease> waiter)
    {
        await PumpAsync(waiter);
        return await waiter;
    }

    private async Task PumpAsync(Task waiters)
    {
        while (!waiters.IsCompleted)
        {
            await LookAgainAsync(waiters);
            await Task.Yield();
        }

        await waiters;
    }
}
