using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Http.Tests.Support;
using ReverseBuy.Messaging;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>What a platform issued is never lost, and never put in the place of something newer.</summary>
public sealed class IssuedTokenTests : IDisposable
{
    private static readonly AccountCredentials DeadCredentials = new(Shop.Dead) { RefreshToken = "refresh" };
    private static readonly TimeSpan LongerThanTheLease = TimeSpan.FromMinutes(3);

    private readonly UnreliableStore _store = new();
    private readonly TelemetryRecorder _ears = new();

    public void Dispose() => _ears.Dispose();

    [Fact]
    public async Task A_save_that_fails_once_is_tried_again_at_once()
    {
        using var shop = await OpenAsync();
        _store.Before = number => FailIf(number == 1);

        await shop.CallAsync();

        Assert.Equal(2, _store.Tries);
        Assert.Equal(("new-token", "new-refresh"), ((await shop.CredentialsAsync())!.AccessToken, (await shop.CredentialsAsync())!.RefreshToken));
        Assert.Equal(1, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task A_token_that_is_never_stored_is_used_from_memory_offered_with_every_call_and_told_of_once_without_secrets()
    {
        using var shop = await OpenAsync();
        _store.Before = _ => throw new InvalidOperationException("no room for new-token");

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await shop.CallAsync(OperationSafety.Once);
        }

        Assert.Equal([Shop.Dead, .. Enumerable.Repeat("new-token", 5)], shop.Sent.Select(form => form.Token));
        Assert.Equal(1, shop.Issuer.Refreshes);
        Assert.Equal(6, _store.Tries);
        Assert.Equal(DeadCredentials, await shop.CredentialsAsync());
        Assert.Single(_ears.Heard, text => text.Contains("could not be stored", StringComparison.Ordinal));
        Assert.Contains(_ears.Heard, text => text.Contains("reversebuy.connectors.token_saves", StringComparison.Ordinal) && text.Contains("failed", StringComparison.Ordinal));
        Assert.DoesNotContain(_ears.Heard, text => text.Contains("new-token", StringComparison.Ordinal) || text.Contains("new-refresh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_could_not_be_stored_is_renewed_with_its_own_refresh_token_and_the_last_one_is_stored()
    {
        using var shop = await OpenAsync(form => form.Token == "third" ? Shop.Ok() : Shop.Refuse("AuthExpired"));
        var asked = new List<string?>();
        shop.Issuer.Issue = old =>
        {
            asked.Add(old.RefreshToken);
            return asked.Count == 1 ? new AccountCredentials("second") { RefreshToken = "second-refresh" } : new AccountCredentials("third") { RefreshToken = "third-refresh" };
        };
        _store.Before = _ => FailIf(true);
        await Shop.FailAsync(shop.CallAsync());

        await shop.CallAsync();
        Assert.Equal(["refresh", "second-refresh"], asked);
        Assert.Equal(DeadCredentials, await shop.CredentialsAsync());

        _store.Before = _ => { };
        await shop.CallAsync();
        Assert.Equal(("third", "third-refresh"), ((await shop.CredentialsAsync())!.AccessToken, (await shop.CredentialsAsync())!.RefreshToken));
        Assert.Equal(2, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task A_save_whose_answer_is_lost_is_found_to_be_done()
    {
        using var shop = await OpenAsync();
        _store.After = number => FailIf(number == 1);

        await shop.CallAsync();
        await shop.CallAsync();

        Assert.Equal("new-token", (await shop.CredentialsAsync())!.AccessToken);
        Assert.Equal(2, _store.Tries);
        Assert.Equal(1, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task Of_a_hundred_calls_with_a_token_that_could_not_be_stored_one_at_a_time_offers_it()
    {
        using var shop = await OpenAsync();
        _store.Before = _ => FailIf(true);
        await shop.CallAsync();
        using var blocked = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        var trying = 0;
        _store.Before = _ =>
        {
            Interlocked.Increment(ref trying);
            inside.Set();
            blocked.Wait(TestContext.Current.CancellationToken);
        };

        var first = Task.Run(() => shop.CallAsync(), TestContext.Current.CancellationToken);
        inside.Wait(TestContext.Current.CancellationToken);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => shop.CallAsync())), answer => Assert.Equal("read", answer));
        Assert.Equal(1, trying);
        blocked.Set();

        await first;
        Assert.Equal("new-token", (await shop.CredentialsAsync())!.AccessToken);
    }

    [Fact]
    public async Task What_a_person_stored_meanwhile_is_not_overwritten()
    {
        using var shop = await OpenAsync();
        _store.Before = _ => FailIf(true);
        await shop.CallAsync();
        await shop.ConnectAsync(new AccountCredentials("of-a-person"));
        _store.Before = _ => { };

        await shop.CallAsync();

        Assert.Equal("of-a-person", (await shop.CredentialsAsync())!.AccessToken);
        Assert.Equal([Shop.Dead, "new-token", "of-a-person"], shop.Sent.Select(form => form.Token));
    }

    [Fact]
    public async Task Who_lost_the_lease_in_the_middle_takes_the_newer_token_instead_of_overwriting_it()
    {
        using var shop = await OpenAsync();
        using var other = await OtherAsync(shop);
        var (mine, theirs) = (Hold(shop, "of-the-first"), Hold(other, "of-the-second"));
        var first = shop.CallAsync();
        await UntilAsync(() => shop.Issuer.Refreshes == 1);
        var second = other.CallAsync();

        // It waits for the lease: turned while it is still on its way there, the clock would pass by its alarm.
        await UntilAsync(() => shop.Time.IsAnybodyWaiting);
        shop.Time.Advance(LongerThanTheLease);
        await UntilAsync(() => other.Issuer.Refreshes == 1);

        theirs.SetResult();
        await second;
        mine.SetResult();
        await first;

        Assert.Equal("of-the-second", (await shop.CredentialsAsync())!.AccessToken);
        Assert.Equal("of-the-second", shop.Sent[^1].Token);
    }

    [Fact]
    public async Task A_token_that_the_loser_of_the_lease_stored_first_gives_way_to_the_newer_one()
    {
        using var shop = await OpenAsync();
        using var other = await OtherAsync(shop);
        var (mine, theirs) = (Hold(shop, "of-the-first"), Hold(other, "of-the-second"));
        var first = shop.CallAsync();
        await UntilAsync(() => shop.Issuer.Refreshes == 1);
        var second = other.CallAsync();

        // It waits for the lease: turned while it is still on its way there, the clock would pass by its alarm.
        await UntilAsync(() => shop.Time.IsAnybodyWaiting);
        shop.Time.Advance(LongerThanTheLease);
        await UntilAsync(() => other.Issuer.Refreshes == 1);

        mine.SetResult();
        await first;
        theirs.SetResult();
        await second;

        Assert.Equal("of-the-second", (await shop.CredentialsAsync())!.AccessToken);
        Assert.Equal(("of-the-first", "of-the-second"), (shop.Sent[^1].Token, other.Sent[^1].Token));
    }

    [Fact]
    public async Task Two_hosts_with_a_hundred_calls_each_make_one_refresh()
    {
        using var shop = await OpenAsync();
        using var other = await OtherAsync(shop);
        var gate = Hold(shop, "new-token");
        other.Issuer.Gate = gate.Task;
        var calls = Enumerable.Range(0, 200).Select(number => (number % 2 == 0 ? shop : other).CallAsync(number % 3 == 0 ? OperationSafety.ReadOnly : OperationSafety.Once)).ToList();
        await UntilAsync(() => shop.Issuer.Refreshes + other.Issuer.Refreshes > 0);

        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(1, shop.Issuer.Refreshes + other.Issuer.Refreshes);
        Assert.Equal("new-token", (await shop.CredentialsAsync())!.AccessToken);
    }

    [Fact]
    public async Task Who_was_held_up_until_the_lease_had_ended_does_not_use_the_refresh_token_under_it()
    {
        var leases = new LosingLeases();
        using var shop = await OpenAsync(more: services => services.AddSingleton<ILeases>(leases));

        await shop.CallAsync();

        Assert.Equal(1, shop.Issuer.Refreshes);
        Assert.Equal(2, (await shop.CredentialsAsync())!.FencingToken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_lease_no_refresh_token_is_used_a_good_token_is_and_a_dead_one_says_what_to_do(bool isGoneFromTheStart)
    {
        using var shop = await OpenAsync(more: services => services.AddSingleton<ILeases>(new LosingLeases { IsGone = isGoneFromTheStart, IsGoneLater = true }));

        var error = await Shop.FailAsync(shop.CallAsync());
        Assert.Equal((MarketplaceErrorKind.AuthExpired, true), (error.Kind, error.IsTransient));
        Assert.Contains("what keeps the leases", error.InnerException!.Message, StringComparison.Ordinal);

        await shop.ConnectAsync(DeadCredentials with { AccessToken = "ending", ExpiresAt = shop.Time.GetUtcNow().AddMinutes(3) });
        await shop.CallAsync();
        Assert.Equal("ending", shop.Sent[^1].Token);
        Assert.Equal(0, shop.Issuer.Refreshes);
    }

    private static void FailIf(bool fails)
    {
        if (fails)
        {
            throw new IOException("The disk is full.");
        }
    }

    private static TaskCompletionSource Hold(Shop shop, string token)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shop.Issuer.Gate = gate.Task;
        shop.Issuer.Issue = _ => new AccountCredentials(token) { RefreshToken = token + "-refresh" };
        return gate;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }

    private Task<Shop> OpenAsync(Func<SentForm, HttpResponseMessage>? answer = null, Action<IServiceCollection>? more = null) => Shop.OpenAsync(
        answer ?? Shop.RefuseDead,
        credentials: DeadCredentials,
        more: services =>
        {
            services.AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(_ears));
            services.AddSingleton<ICredentialStore>(_store);
            more?.Invoke(services);
        });

    /// <summary>A second host with the same store and the same leases; it has not seen the account renewed.</summary>
    private Task<Shop> OtherAsync(Shop shop) => OpenAsync(more: services => services.AddSingleton(shop.Leases));

    /// <summary>Leases whose first one ends before its holder gets round to using it, or that cannot be asked at all.</summary>
    private sealed class LosingLeases : ILeases
    {
        private long _given;

        public bool IsGone { get; init; }

        public bool IsGoneLater { get; init; }

        public ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
            IsGone ? throw new IOException("Gone.") : ValueTask.FromResult<ILease>(new Lease(Interlocked.Increment(ref _given), IsGoneLater));

        public ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Tokens are waited for.");

        private sealed record Lease(long FencingToken, bool IsGone) : ILease
        {
            public ValueTask<bool> RenewAsync(CancellationToken cancellationToken) =>
                IsGone ? throw new IOException("Gone.") : ValueTask.FromResult(FencingToken > 1);

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
