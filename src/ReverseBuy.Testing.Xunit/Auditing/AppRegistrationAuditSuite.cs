using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>
/// What every storage promises of the audit of app registrations. Derive it and make the stores; nothing here knows which ones they are. The tests come with it, for each a new instance.
/// </summary>
public abstract class AppRegistrationAuditSuite : IAsyncLifetime
{
    private const int Crowd = 12;

    private static readonly Actor s_operator = new(ActorKind.Operator, "o-7");
    private static readonly Actor s_host = new(ActorKind.Host, "console");

    // Forgets nothing.
    private static readonly DateTimeOffset s_never = DateTimeOffset.MinValue;

    private readonly FakeTimeProvider _clock = new(Samples.Noon);

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store of registrations.</summary>
    protected IAppRegistrationStore Registrations { get; private set; } = null!;

    /// <summary>The audit.</summary>
    protected IAppRegistrationAuditStore Audit { get; private set; } = null!;

    private static AppRegistration Shared { get; } = new(new AppRegistrationId("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), Samples.Marketplace, "500001", "s3cret");

    private static AppRegistration Owned { get; } = new(new AppRegistrationId("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"), new MarketplaceId("taobao"), "500002", "other") { Owner = Samples.Anna };

    /// <summary>Makes the stores.</summary>
    /// <returns>A task that ends when they are made.</returns>
    public async ValueTask InitializeAsync() => (Registrations, Audit) = await MakeAsync(_clock);

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Who did what to which application is noted, with the time, the newest first; and of what was not there nothing.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_registers_rotates_and_removes_is_noted_and_when()
    {
        await Registrations.SaveAsync(Shared, s_operator, Token);
        _clock.SetUtcNow(Samples.Noon.AddTicks(1));
        await Registrations.SaveAsync(Shared with { AppSecret = "new" }, s_host, Token);
        _clock.SetUtcNow(Samples.Noon.AddHours(1));
        await Registrations.RemoveAsync(Shared.Id, s_operator, Token);
        await Registrations.RemoveAsync(Shared.Id, s_operator, Token);

        var changes = await Audit.ListChangesAsync(null, new(), Token);
        Assert.Equal(
            [
                (Samples.Noon.AddHours(1), s_operator, CredentialChangeKind.Removed),
                (Samples.Noon.AddTicks(1), s_host, CredentialChangeKind.Rotated),
                (Samples.Noon, s_operator, CredentialChangeKind.Connected),
            ],
            changes.Select(change => (change.At, change.By, change.Kind)));
        Assert.All(changes, change => Assert.Equal((Shared.Marketplace, Shared.AppKey, null), (change.Marketplace, change.AppKey, change.Owner)));
    }

    /// <summary>Notes and counts are the owner's, and those of nobody are the host's.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Notes_and_counts_are_the_owners_and_those_of_nobody_the_hosts()
    {
        await Registrations.SaveAsync(Shared, s_host, Token);
        await Registrations.SaveAsync(Owned, s_operator, Token);
        await AddAsync(Use(Shared, 0, 3), Use(Owned, 0, 5), Use(Shared, 0, 7) with { Owner = Samples.Anna });

        Assert.Equal([(s_host, (TenantId?)null)], (await Audit.ListChangesAsync(null, new(), Token)).Select(change => (change.By, change.Owner)));
        Assert.Equal([(s_operator, Samples.Anna)], (await Audit.ListChangesAsync(Samples.Anna, new(), Token)).Select(change => (change.By, change.Owner)));
        Assert.Empty(await Audit.ListChangesAsync(Samples.Boris, new(), Token));
        Assert.Equal([3L], (await UsesAsync(null)).Select(use => use.Count));
        Assert.Equal([5L, 7L], (await UsesAsync(Samples.Anna)).Select(use => use.Count).Order());
        Assert.Empty(await UsesAsync(Samples.Boris));
    }

    /// <summary>Callbacks are added to those of the same application and hour, and to no others, also by many at once.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_who_add_at_once_none_overwrites_anothers()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var adds = Enumerable.Range(1, Crowd).Select(number => Task.Run(
            async () =>
            {
                await start.Task;
                await AddAsync(Use(Shared, 0, number, refused: 1), Use(Owned, 0, 1), Use(Shared, 1, 1), Use(Shared, 0, 1) with { AppKey = "500009" });
            },
            Token)).ToList();
        start.SetResult();
        await Task.WhenAll(adds);

        Assert.Equal(
            [("500001", Hour(0), Crowd * (Crowd + 1) / 2, Crowd), ("500001", Hour(1), Crowd, 0), ("500009", Hour(0), Crowd, 0)],
            (await UsesAsync(null)).OrderBy(use => use.AppKey, StringComparer.Ordinal).ThenBy(use => use.Hour).Select(use => (use.AppKey, use.Hour, (int)use.Count, (int)use.Refused)));
        Assert.Equal(Crowd, Assert.Single(await UsesAsync(Samples.Anna)).Count);
    }

    /// <summary>Notes and counts are asked for by marketplace and time, page by page, and counts tell of the hour of use before.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Notes_and_counts_are_asked_for_by_marketplace_and_time_page_by_page()
    {
        foreach (var number in Enumerable.Range(0, 3))
        {
            _clock.SetUtcNow(Hour(number));
            await Registrations.SaveAsync(Shared with { AppSecret = $"s-{number}" }, s_host, Token);
            await AddAsync(Use(Shared, number, number + 1));
        }

        await Registrations.SaveAsync(Owned with { Owner = null }, s_operator, Token);
        await AddAsync(Use(Owned, 2, 9) with { Owner = null });

        var query = new CredentialAuditQuery { Marketplace = Shared.Marketplace, Limit = 2 };
        var changes = await Audit.ListChangesAsync(null, query, Token);
        Assert.Equal([Hour(2), Hour(1)], changes.Select(change => change.At));
        Assert.Equal([Hour(0)], (await Audit.ListChangesAsync(null, query with { Before = changes[^1].Number }, Token)).Select(change => change.At));
        var uses = await UsesAsync(null, query);
        Assert.Equal([(3L, (DateTimeOffset?)Hour(1)), (2L, Hour(0))], uses.Select(use => (use.Count, use.Previous)));
        var last = Assert.Single(await UsesAsync(null, query with { Before = uses[^1].Number }));
        Assert.Equal((1L, null), (last.Count, last.Previous));

        var middle = new CredentialAuditQuery { From = Hour(1), Until = Hour(2) };
        Assert.Equal([Hour(1)], (await Audit.ListChangesAsync(null, middle, Token)).Select(change => change.At));
        Assert.Equal([2L], (await UsesAsync(null, middle)).Select(use => use.Count));
    }

    /// <summary>Hours that are over for long are forgotten with the next ones, and all that is a tenant's with the tenant.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Hours_that_are_over_for_long_are_forgotten_and_a_tenants_with_the_tenant()
    {
        await Registrations.SaveAsync(Shared, s_host, Token);
        await Registrations.SaveAsync(Owned, s_operator, Token);
        await AddAsync(Use(Shared, 0, 1), Use(Shared, 1, 2), Use(Owned, 1, 3));

        await Audit.AddUsesAsync([Use(Shared, 2, 4)], Hour(1), Token);
        Assert.Equal([4L, 2L], (await UsesAsync(null)).OrderByDescending(use => use.Hour).Select(use => use.Count));

        await Audit.RemoveAsync(Samples.Anna, Token);
        await Audit.RemoveAsync(Samples.Anna, Token);
        Assert.Empty(await UsesAsync(Samples.Anna));
        Assert.Empty(await Audit.ListChangesAsync(Samples.Anna, new(), Token));
        Assert.Equal(2, (await UsesAsync(null)).Count);
        Assert.Single(await Audit.ListChangesAsync(null, new(), Token));
    }

    /// <summary>A page of none and one of too many are refused.</summary>
    /// <param name="limit">How many are asked for.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(0)]
    [InlineData(CredentialAuditQuery.MaximumLimit + 1)]
    public async Task A_page_of_none_and_one_of_too_many_are_refused(int limit)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Audit.ListChangesAsync(null, new() { Limit = limit }, Token).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => UsesAsync(null, new() { Limit = limit }).AsTask());
    }

    /// <summary>Makes empty stores.</summary>
    /// <param name="time">The clock that notes are made by.</param>
    /// <returns>The stores.</returns>
    protected abstract ValueTask<(IAppRegistrationStore Registrations, IAppRegistrationAuditStore Audit)> MakeAsync(TimeProvider time);

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private static DateTimeOffset Hour(int number) => Samples.Noon.AddHours(number);

    private static CountedAppRegistrationUse Use(AppRegistration registration, int hour, long count, long refused = 0) =>
        new(registration.Marketplace, registration.AppKey, registration.Owner, Hour(hour), count, refused);

    private ValueTask AddAsync(params CountedAppRegistrationUse[] uses) => Audit.AddUsesAsync(uses, s_never, Token);

    private ValueTask<IReadOnlyList<AppRegistrationUse>> UsesAsync(TenantId? owner, CredentialAuditQuery? query = null) => Audit.ListUsesAsync(owner, query ?? new(), Token);
}
