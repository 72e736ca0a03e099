using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>
/// What every storage promises of the audit of accounts' credentials. Derive it and make the stores; nothing here knows which ones they are. The tests come with it, for each a new instance.
/// </summary>
public abstract class CredentialAuditSuite : IAsyncLifetime
{
    private const int Crowd = 12;

    private static readonly Actor s_owner = new(ActorKind.Operator, "o-7");
    private static readonly Actor s_host = new(ActorKind.Host, "console");
    private static readonly MarketplaceId s_taobao = new("taobao");
    private static readonly BuyingAccountId s_second = new("second");

    // Forgets nothing.
    private static readonly DateTimeOffset s_never = DateTimeOffset.MinValue;

    private readonly FakeTimeProvider _clock = new(Samples.Noon);

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store of credentials.</summary>
    protected ICredentialStore Credentials { get; private set; } = null!;

    /// <summary>The audit.</summary>
    protected ICredentialAuditStore Audit { get; private set; } = null!;

    /// <summary>Makes the stores.</summary>
    /// <returns>A task that ends when they are made.</returns>
    public async ValueTask InitializeAsync() => (Credentials, Audit) = await MakeAsync([Samples.Anna, Samples.Boris], _clock);

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Who did what to which account is noted, with the time, the newest first.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_connects_rotates_and_removes_is_noted_and_when()
    {
        await SaveAsync("one", s_owner);
        _clock.SetUtcNow(Samples.Noon.AddTicks(1));
        await SaveAsync("two", s_host);
        _clock.SetUtcNow(Samples.Noon.AddHours(1));
        await Credentials.RemoveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, s_owner, Token);
        await SaveAsync("three", s_owner);

        Assert.Equal(
            [
                (Samples.Noon.AddHours(1), s_owner, CredentialChangeKind.Connected),
                (Samples.Noon.AddHours(1), s_owner, CredentialChangeKind.Removed),
                (Samples.Noon.AddTicks(1), s_host, CredentialChangeKind.Rotated),
                (Samples.Noon, s_owner, CredentialChangeKind.Connected),
            ],
            (await ChangesAsync()).Select(change => (change.At, change.By, change.Kind)));
        Assert.All(await ChangesAsync(), change => Assert.Equal((Samples.Marketplace, Samples.Account), (change.Marketplace, change.Account)));
    }

    /// <summary>The same credentials again, a renewal, and the removal of what is not there leave no note.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_changes_nothing_and_what_nobody_did_is_not_noted()
    {
        await SaveAsync("one", s_owner);

        await SaveAsync("one", s_host);
        Assert.True(await Credentials.ReplaceAsync(Samples.Anna, Samples.Marketplace, Samples.Account, new("one"), new("renewed"), Token));
        Assert.False(await Credentials.RemoveAsync(Samples.Anna, Samples.Marketplace, s_second, s_host, Token));

        Assert.Equal(s_owner, Assert.Single(await ChangesAsync()).By);
    }

    /// <summary>Notes and counts belong to one tenant.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Notes_and_counts_are_one_tenants()
    {
        await SaveAsync("one", s_owner);
        await AddAsync(Use(0, 3));
        await Audit.AddUsesAsync(Samples.Boris, [Use(0, 5)], s_never, Token);

        Assert.Empty(await Audit.ListChangesAsync(Samples.Boris, new(), Token));
        Assert.Equal(5, Assert.Single(await Audit.ListUsesAsync(Samples.Boris, new(), Token)).Count);
        Assert.Equal(3, Assert.Single(await UsesAsync()).Count);
    }

    /// <summary>Notes are asked for by marketplace, account and time, page by page.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Notes_are_asked_for_by_marketplace_account_and_time_page_by_page()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            _clock.SetUtcNow(Samples.Noon.AddMinutes(number));
            await SaveAsync($"token-{number}", new Actor(ActorKind.Operator, $"o-{number}"));
        }

        await Credentials.SaveAsync(Samples.Anna, s_taobao, Samples.Account, new("t"), s_host, Token);
        await Credentials.SaveAsync(Samples.Anna, Samples.Marketplace, s_second, new("s"), s_owner, Token);

        var mine = new CredentialAuditQuery { Marketplace = Samples.Marketplace, Account = Samples.Account, Limit = 2 };
        var first = await ChangesAsync(mine);
        var second = await ChangesAsync(mine with { Before = first[^1].Number });
        var third = await ChangesAsync(mine with { Before = second[^1].Number });
        Assert.Equal(["o-4", "o-3", "o-2", "o-1", "o-0"], first.Concat(second).Concat(third).Select(change => change.By.Id));
        Assert.Empty(await ChangesAsync(mine with { Before = third[^1].Number }));

        Assert.Equal([s_host], (await ChangesAsync(new() { Marketplace = s_taobao })).Select(change => change.By));
        Assert.Equal([s_owner], (await ChangesAsync(new() { Account = s_second })).Select(change => change.By));
        Assert.Equal(
            ["o-3", "o-2"],
            (await ChangesAsync(new() { From = Samples.Noon.AddMinutes(2), Until = Samples.Noon.AddMinutes(4) })).Select(change => change.By.Id));
    }

    /// <summary>Uses and refusals are added to those of the same account, purpose and hour, and to no others.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Uses_are_added_to_those_of_the_same_account_purpose_and_hour()
    {
        await AddAsync(Use(0, 3, refused: 1), Use(1, 1), Use(0, 2) with { Purpose = CredentialPurpose.Renewal });
        await AddAsync(Use(0, 4, refused: 2), Use(0, 7) with { Account = s_second }, Use(0, 9) with { Marketplace = s_taobao }, Use(0, 1));

        Assert.Equal(
            [(Samples.Marketplace, Samples.Account, CredentialPurpose.Call, 8L, 3L), (Samples.Marketplace, Samples.Account, CredentialPurpose.Renewal, 2L, 0L)],
            (await UsesAsync(new() { Until = Hour(1), Marketplace = Samples.Marketplace, Account = Samples.Account }))
                .OrderBy(use => use.Purpose)
                .Select(use => (use.Marketplace, use.Account, use.Purpose, use.Count, use.Refused)));
        Assert.Equal([(Hour(1), 1L)], (await UsesAsync(new() { From = Hour(1) })).Select(use => (use.Hour, use.Count)));
        Assert.Equal([7L], (await UsesAsync(new() { Account = s_second })).Select(use => use.Count));
        Assert.Equal([9L], (await UsesAsync(new() { Marketplace = s_taobao })).Select(use => use.Count));
    }

    /// <summary>Of many processes that add at once none overwrites another's.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_who_add_at_once_none_overwrites_anothers()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var adds = Enumerable.Range(1, Crowd).Select(number => Task.Run(
            async () =>
            {
                await start.Task;
                await AddAsync(Use(0, number, refused: 1));
            },
            Token)).ToList();
        start.SetResult();
        await Task.WhenAll(adds);

        var use = Assert.Single(await UsesAsync());
        Assert.Equal((Crowd * (Crowd + 1) / 2, Crowd), (use.Count, use.Refused));
    }

    /// <summary>Each count tells when the account was used before it, for whatever purpose, and counts come page by page.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Counts_tell_of_the_hour_of_use_before_and_come_page_by_page()
    {
        await AddAsync(Use(0, 1), Use(0, 1) with { Account = s_second });
        await AddAsync(Use(1, 1) with { Purpose = CredentialPurpose.Renewal });
        await AddAsync(Use(1000, 1));

        var mine = new CredentialAuditQuery { Account = Samples.Account, Limit = 2 };
        var first = await UsesAsync(mine);
        var second = await UsesAsync(mine with { Before = first[^1].Number });

        Assert.Equal([(Hour(1000), Hour(1)), (Hour(1), Hour(0)), (Hour(0), null)], first.Concat(second).Select(use => (use.Hour, use.Previous)));
        Assert.Null(Assert.Single(await UsesAsync(new() { Account = s_second })).Previous);
    }

    /// <summary>Hours that are over for long are forgotten with the next ones; notes never.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Hours_that_are_over_for_long_are_forgotten_and_notes_are_not()
    {
        await SaveAsync("one", s_owner);
        await AddAsync(Use(0, 1), Use(1, 2), Use(2, 3));

        await Audit.AddUsesAsync(Samples.Anna, [Use(3, 4)], Hour(1), Token);

        Assert.Equal([4L, 3L, 2L], (await UsesAsync()).OrderByDescending(use => use.Hour).Select(use => use.Count));
        Assert.Single(await ChangesAsync());
    }

    /// <summary>A page of none and one of too many are refused.</summary>
    /// <param name="limit">How many are asked for.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(0)]
    [InlineData(CredentialAuditQuery.MaximumLimit + 1)]
    public async Task A_page_of_none_and_one_of_too_many_are_refused(int limit)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ChangesAsync(new() { Limit = limit }).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => UsesAsync(new() { Limit = limit }).AsTask());
    }

    /// <summary>Makes empty stores in which these tenants are known.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="time">The clock that notes are made by.</param>
    /// <returns>The stores.</returns>
    protected abstract ValueTask<(ICredentialStore Credentials, ICredentialAuditStore Audit)> MakeAsync(IReadOnlyList<TenantId> tenants, TimeProvider time);

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private static DateTimeOffset Hour(int number) => Samples.Noon.AddHours(number);

    private static CountedCredentialUse Use(int hour, long count, long refused = 0) =>
        new(Samples.Marketplace, Samples.Account, CredentialPurpose.Call, Hour(hour), count, refused);

    private ValueTask SaveAsync(string token, Actor by) => Credentials.SaveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, new(token), by, Token);

    private ValueTask AddAsync(params CountedCredentialUse[] uses) => Audit.AddUsesAsync(Samples.Anna, uses, s_never, Token);

    private ValueTask<IReadOnlyList<CredentialChange>> ChangesAsync(CredentialAuditQuery? query = null) => Audit.ListChangesAsync(Samples.Anna, query ?? new(), Token);

    private ValueTask<IReadOnlyList<CredentialUse>> UsesAsync(CredentialAuditQuery? query = null) => Audit.ListUsesAsync(Samples.Anna, query ?? new(), Token);
}
