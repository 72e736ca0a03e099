using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>
/// What all leases promise, whoever keeps them. Derive it and make them; nothing here knows which they are. The tests come with it, for each a new instance.
/// </summary>
public abstract class LeaseSuite : IAsyncLifetime
{
    /// <summary>For how long the suite asks for leases.</summary>
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The tenant that most tests ask for. Both tenants are to be known to the store before <see cref="MakeAsync"/> ends.</summary>
    protected static TenantId Tenant { get; } = new("anna");

    /// <summary>A tenant whose leases are its own.</summary>
    protected static TenantId OtherTenant { get; } = new("boris");

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The leases under test.</summary>
    protected ILeases Leases { get; private set; } = null!;

    /// <summary>How many want a lease at once in the tests of contention; 200 unless a slow store asks for fewer.</summary>
    protected virtual int Crowd => 200;

    /// <summary>How long a lease that is free may take to be given before a test fails, by the wall clock; a minute unless set. Only a failing test waits for it.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(1);

    /// <summary>Makes the leases.</summary>
    /// <returns>A task that ends when they are made.</returns>
    public async ValueTask InitializeAsync() => Leases = await MakeAsync();

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>One at a time holds a lease, and each holder has a larger number than the one before.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>A lease is of one name and one tenant.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Other_names_and_other_tenants_do_not_wait()
    {
        await AcquireAsync();

        await GivenAsync(AcquireAsync("other"));
        await GivenAsync(AcquireAsync(tenant: OtherTenant));
    }

    /// <summary>Names that a careless store would take for one another are different leases.</summary>
    /// <param name="name">A name.</param>
    /// <param name="other">A name that resembles it.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData("name", "Name")]
    [InlineData("a:b", "a%3Ab")]
    [InlineData("a/b", "a")]
    [InlineData("{a}", "a")]
    [InlineData("a b", "a+b")]
    [InlineData("令牌", "令牌 ")]
    [InlineData("ﬁ", "fi")]
    [InlineData("a*", "ab")]
    public async Task Names_that_resemble_each_other_are_different_leases(string name, string other)
    {
        await AcquireAsync(name);

        await GivenAsync(AcquireAsync(other));
        await AssertWaitsAsync(AcquireAsync(name));
    }

    /// <summary>Who is gone holds a lease until its time is over, and who comes back too late takes it from nobody.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>The numbers rise also when nobody saw the lease end.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_lease_that_ended_while_nobody_waited_is_free()
    {
        var first = await AcquireAsync();
        await ElapseAsync(Minute);

        Assert.True((await GivenAsync(AcquireAsync())).FencingToken > first.FencingToken);
    }

    /// <summary>Renewing counts from the moment of the renewal.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>What is over is over for good.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>Giving up waiting leaves no lease behind that nobody holds.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_get_it()
    {
        using var givenUp = new CancellationTokenSource();
        var first = await AcquireAsync();
        var second = Leases.AcquireAsync(Tenant, "name", Minute, givenUp.Token).AsTask();
        var third = AcquireAsync();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();

        await GivenAsync(third);
    }

    /// <summary>One try gets a lease that is free at once, with a number like any other, and whoever waits waits for it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_try_gets_what_is_free_at_once_and_it_is_a_lease_like_any_other()
    {
        var first = await AcquireAsync();
        await first.DisposeAsync();

        var (lease, endsIn) = await TryAsync();
        Assert.NotNull(lease);
        Assert.Equal(TimeSpan.Zero, endsIn);
        Assert.True(lease.FencingToken > first.FencingToken);
        var next = AcquireAsync();
        await AssertWaitsAsync(next);
        Assert.True(await lease.RenewAsync(Token));
        await lease.DisposeAsync();
        Assert.True((await GivenAsync(next)).FencingToken > lease.FencingToken);
        Assert.NotNull((await TryAsync("other")).Lease);
        Assert.NotNull((await TryAsync(tenant: OtherTenant)).Lease);
    }

    /// <summary>A try that comes too late waits for nobody, takes nothing, and tells for how long the lease is still held.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_try_for_what_another_holds_gets_nothing_and_hears_for_how_long()
    {
        var (first, _) = await TryAsync();
        var early = await TryAsync();
        Assert.Null(early.Lease);
        Assert.InRange(early.EndsIn, TimeSpan.FromSeconds(30), Minute);

        await ElapseAsync(TimeSpan.FromSeconds(40));
        var late = await TryAsync();
        Assert.Null(late.Lease);
        Assert.InRange(late.EndsIn, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.True(await first!.RenewAsync(Token));
        Assert.InRange((await TryAsync()).EndsIn, TimeSpan.FromSeconds(30), Minute);

        await ElapseAsync(Minute);
        var (second, _) = await TryAsync();
        Assert.True(second!.FencingToken > first.FencingToken);
        Assert.False(await first.RenewAsync(Token));
        await first.DisposeAsync();
        Assert.Null((await TryAsync()).Lease);
    }

    /// <summary>Many tries at the same moment get one lease together.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_tries_at_once_one_gets_it()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(() => TryAsync().AsTask(), Token)));

        Assert.Single(attempts, attempt => attempt.Lease is not null);
    }

    /// <summary>A crowd that wants one lease never holds it together, and its numbers rise in the order of holding.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>No name and no time are mistakes of the caller.</summary>
    /// <param name="name">The name.</param>
    /// <param name="seconds">The duration.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData("", 60)]
    [InlineData(" ", 60)]
    [InlineData("name", 0)]
    [InlineData("name", -1)]
    public async Task What_makes_no_sense_is_refused(string name, int seconds)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Leases.AcquireAsync(Tenant, name, TimeSpan.FromSeconds(seconds), Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Leases.TryAcquireAsync(Tenant, name, TimeSpan.FromSeconds(seconds), Token));
    }

    /// <summary>Makes the leases, of which none is held.</summary>
    /// <returns>The leases.</returns>
    protected abstract ValueTask<ILeases> MakeAsync();

    /// <summary>Lets the clock run that decides when leases of <see cref="Tenant"/> end.</summary>
    /// <param name="time">For how long.</param>
    /// <returns>A task that ends when that much time has passed.</returns>
    protected abstract Task ElapseAsync(TimeSpan time);

    /// <summary>Lets whoever waits look once more, as it would after its pause.</summary>
    /// <param name="waiter">Who waits; nothing has to be done when it has ended.</param>
    /// <returns>A task that ends when it has looked, or could have.</returns>
    protected abstract Task LookAgainAsync(Task waiter);

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Asks for a lease that lasts a minute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tenant">Its tenant; <see cref="Tenant"/> when <see langword="null"/>.</param>
    /// <param name="leases">Whom to ask; <see cref="Leases"/> when <see langword="null"/>.</param>
    /// <returns>The lease, once it is given.</returns>
    protected Task<ILease> AcquireAsync(string name = "name", TenantId? tenant = null, ILeases? leases = null) =>
        (leases ?? Leases).AcquireAsync(tenant ?? Tenant, name, Minute, Token).AsTask();

    /// <summary>Tries once to take a lease that lasts a minute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tenant">Its tenant; <see cref="Tenant"/> when <see langword="null"/>.</param>
    /// <returns>What came of it.</returns>
    protected ValueTask<LeaseAttempt> TryAsync(string name = "name", TenantId? tenant = null) =>
        Leases.TryAcquireAsync(tenant ?? Tenant, name, Minute, Token);

    /// <summary>Fails unless somebody still waits after having looked once more.</summary>
    /// <param name="waiter">Who waits.</param>
    /// <returns>The check.</returns>
    protected async Task AssertWaitsAsync(Task waiter)
    {
        ArgumentNullException.ThrowIfNull(waiter);
        await LookAgainAsync(waiter);
        Assert.False(waiter.IsCompleted, "A lease was given that another holds.");
    }

    /// <summary>Waits until a lease is given.</summary>
    /// <param name="waiter">Who waits for it.</param>
    /// <returns>The lease.</returns>
    protected async Task<ILease> GivenAsync(Task<ILease> waiter)
    {
        ArgumentNullException.ThrowIfNull(waiter);
        await PumpAsync(waiter);
        return await waiter;
    }

    private async Task PumpAsync(Task waiters)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!waiters.IsCompleted)
        {
            Assert.False(patience.IsCancellationRequested, "A lease that is free was not given.");
            await LookAgainAsync(waiters);
            await Task.Yield();
        }

        await waiters;
    }
}
