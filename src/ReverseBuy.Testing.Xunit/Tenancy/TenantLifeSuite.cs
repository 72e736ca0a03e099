using ReverseBuy.Auditing;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Tenancy;

namespace ReverseBuy.Testing;

/// <summary>
/// What every storage promises of tenants' life: taken on, suspended, renamed and deleted, each also when it was broken off between any two steps. Derive it and choose the storage; nothing
/// here knows which one it is. The tests come with it, for each a new instance.
/// </summary>
public abstract class TenantLifeSuite : IAsyncLifetime
{
    private readonly List<LifeHost> _hosts = [];

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Whether another host with the same storage finds what the last one left, as after a restart. Yes unless it keeps nothing.</summary>
    protected virtual bool IsDurable => true;

    /// <summary>How many steps apart an operation is broken off; 1 unless making a tenant takes long.</summary>
    protected virtual int StepsBetweenBreaks => 1;

    private static NewTenant Anna { get; } = new(Samples.Anna, "Anna");

    private LifeHost Host => _hosts[^1];

    /// <summary>Makes the first host.</summary>
    /// <returns>A task that ends when it is made.</returns>
    public ValueTask InitializeAsync()
    {
        _hosts.Add(new LifeHost(Use));
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the hosts and cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await OnDisposeAsync();
    }

    /// <summary>A tenant that was provisioned is active, has a database, and was seeded; provisioning it again changes nothing.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_is_provisioned_is_seeded_and_active_and_is_there_when_it_is_repeated()
    {
        var made = Assert.IsType<ProvisionTenantResult.Provisioned>(await Host.Life.ProvisionAsync(Anna, Token)).Tenant;

        Assert.Equal((Samples.Anna, "Anna", TenantState.Active, null), (made.Id, made.Name, made.State, made.Server));
        Assert.True(await Host.IsSeededAsync(Samples.Anna, Token));
        await Host.CommandAsync(Samples.Anna, Token);
        var there = Assert.IsType<ProvisionTenantResult.AlreadyThere>(await Host.Life.ProvisionAsync(Anna with { Name = "Another" }, Token)).Tenant;
        Assert.Equal("Anna", there.Name);
    }

    /// <summary>A server that the storage does not have is refused before anything is noted.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_server_that_is_not_there_is_refused_and_nothing_is_noted()
    {
        Assert.IsType<ProvisionTenantResult.UnknownServer>(await Host.Life.ProvisionAsync(Anna with { Server = "nowhere" }, Token));
        Assert.Empty(await Host.Get<ITenants>().ListAsync(Token));

        await Host.Life.ProvisionAsync(Anna, Token);
        Assert.IsType<MoveTenantResult.UnknownServer>(await Host.Life.MoveAsync(Samples.Anna, "nowhere", Token));
        Assert.IsType<MoveTenantResult.Moved>(await Host.Life.MoveAsync(Samples.Anna, null, Token));
    }

    /// <summary>Provisioning goes on wherever it was broken off.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Provisioning_that_was_broken_off_before_any_step_goes_on()
    {
        var steps = await BreakOffEverywhereAsync(async tenant =>
        {
            var result = await Host.Life.ProvisionAsync(new NewTenant(tenant, "Broken off"), Token);
            Assert.True(result is ProvisionTenantResult.Provisioned or ProvisionTenantResult.AlreadyThere, result.ToString());
            Assert.Equal(TenantState.Active, (await Host.Get<ITenants>().GetAsync(tenant, Token)).State);
            Assert.True(await Host.IsSeededAsync(tenant, Token));
        });

        // Noted, database, seed, active.
        Assert.True(steps >= 4, $"{steps} steps");
    }

    /// <summary>A suspended tenant's commands are refused with the reason, what it has is read, and after resuming all is as before.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_is_suspended_is_refused_with_the_reason_and_read_and_goes_on_when_resumed()
    {
        await Host.Life.ProvisionAsync(Anna, Token);
        await Host.Life.ProvisionAsync(new NewTenant(Samples.Boris, "Boris"), Token);
        await Host.FillAsync(Samples.Anna, Token);

        var suspended = Assert.IsType<ChangeTenantResult.Changed>(await Host.Life.SuspendAsync(Samples.Anna, "The invoice of May is open.", Token)).Tenant;

        Assert.Equal((TenantState.Suspended, "The invoice of May is open."), (suspended.State, suspended.SuspendedFor));
        var refusal = await Assert.ThrowsAsync<TenantNotActiveException>(() => Host.CommandAsync(Samples.Anna, Token));
        Assert.Equal(("tenant.suspended", TenantState.Suspended, "The invoice of May is open.", false), (refusal.Code, refusal.State, refusal.SuspendedFor, refusal.IsTransient));
        Assert.NotNull(await Host.FindRecipientAsync(Samples.Anna, Token));
        await Host.CommandAsync(Samples.Boris, Token);
        RestartIfDurable();
        Assert.Equal(TenantState.Suspended, (await Host.Get<ITenants>().GetAsync(Samples.Anna, Token)).State);
        await Assert.ThrowsAsync<TenantNotActiveException>(() => Host.CommandAsync(Samples.Anna, Token));

        var resumed = Assert.IsType<ChangeTenantResult.Changed>(await Host.Life.ResumeAsync(Samples.Anna, Token)).Tenant;

        Assert.Equal((TenantState.Active, null), (resumed.State, resumed.SuspendedFor));
        await Host.CommandAsync(Samples.Anna, Token);
        Assert.Contains((Samples.Anna, Messaging.WorkerNames.Outbox), Host.Doorbell.Rings);
        Assert.Contains((Samples.Anna, Messaging.WorkerNames.Timers), Host.Doorbell.Rings);
    }

    /// <summary>The name changes, and nothing else.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_tenant_is_renamed_in_name_alone()
    {
        await Host.Life.ProvisionAsync(Anna, Token);
        var before = await Host.Get<ITenants>().GetAsync(Samples.Anna, Token);

        Assert.IsType<ChangeTenantResult.Changed>(await Host.Life.RenameAsync(Samples.Anna, "安娜 代购", Token));

        RestartIfDurable();
        Assert.Equivalent(before with { Name = "安娜 代购" }, await Host.Get<ITenants>().GetAsync(Samples.Anna, Token), strict: true);
    }

    /// <summary>Nothing can be done with a tenant that is not there.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_is_not_there_is_unknown_to_all()
    {
        Assert.IsType<ChangeTenantResult.Unknown>(await Host.Life.SuspendAsync(Samples.Anna, "Why not.", Token));
        Assert.IsType<ChangeTenantResult.Unknown>(await Host.Life.ResumeAsync(Samples.Anna, Token));
        Assert.IsType<ChangeTenantResult.Unknown>(await Host.Life.RenameAsync(Samples.Anna, "Anna", Token));
        Assert.IsType<MoveTenantResult.Unknown>(await Host.Life.MoveAsync(Samples.Anna, null, Token));
        Assert.IsType<DeleteTenantResult.Unknown>(await Host.Life.DeleteAsync(Samples.Anna, Token));
    }

    /// <summary>All that a tenant had is gone, the report says where it was, and the next tenant of its id finds none of it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Deleting_leaves_nothing_and_takes_nothing_from_anybody_else()
    {
        await Host.Life.ProvisionAsync(Anna, Token);
        await Host.Life.ProvisionAsync(new NewTenant(Samples.Boris, "Boris"), Token);
        await Host.FillAsync(Samples.Anna, Token);
        await Host.FillAsync(Samples.Boris, Token);

        var report = Assert.IsType<DeleteTenantResult.Deleted>(await Host.Life.DeleteAsync(Samples.Anna, Token)).Report;

        Assert.Equal(report.Count, report.Select(place => place.Place).Distinct(StringComparer.Ordinal).Count());
        Assert.All(report, place => Assert.Empty(place.Remaining));
        Assert.Contains(report, place => place.Found.Count > 0 && place.Place != "control database");
        await AssertNothingIsLeftAsync(Samples.Anna);
        await Assert.ThrowsAsync<UnknownTenantException>(() => Host.Get<ITenants>().GetAsync(Samples.Anna, Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => Host.OrdersAsync(Samples.Anna, Token));
        Assert.Single(await Host.OrdersAsync(Samples.Boris, Token));
        Assert.NotNull(await Host.FindRecipientAsync(Samples.Boris, Token));
        Assert.Empty(await Host.Get<ICredentialAudit>().ListRegistrationUsesAsync(Samples.Anna, new(), Token));
        Assert.Single(await Host.Get<ICredentialAudit>().ListRegistrationUsesAsync(Samples.Boris, new(), Token));
        Assert.Single(await Host.Get<ICredentialAudit>().ListUsesAsync(Samples.Boris, new(), Token));

        Assert.IsType<ProvisionTenantResult.Provisioned>(await Host.Life.ProvisionAsync(Anna, Token));
        Assert.Empty(await Host.OrdersAsync(Samples.Anna, Token));
        Assert.Null(await Host.FindRecipientAsync(Samples.Anna, Token));
        Assert.Empty(await Host.Get<ICredentialAudit>().ListChangesAsync(Samples.Anna, new(), Token));
        Assert.Empty(await Host.Get<ICredentialAudit>().ListUsesAsync(Samples.Anna, new(), Token));
        await Host.CommandAsync(Samples.Anna, Token);
    }

    /// <summary>Deleting goes on wherever it was broken off, and until then the tenant is refused.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Deleting_that_was_broken_off_before_any_step_goes_on()
    {
        var steps = await BreakOffEverywhereAsync(
            async tenant =>
            {
                var result = await Host.Life.DeleteAsync(tenant, Token);
                Assert.True(result is DeleteTenantResult.Deleted or DeleteTenantResult.Unknown, result.ToString());
                await AssertNothingIsLeftAsync(tenant);
                Assert.DoesNotContain(await Host.Get<ITenants>().ListAsync(Token), known => known.Id == tenant);
            },
            async tenant =>
            {
                await Host.Life.ProvisionAsync(new NewTenant(tenant, "To be deleted"), Token);
                await Host.FillAsync(tenant, Token);
            },
            async tenant =>
            {
                var known = await Host.Get<ITenantStore>().FindAsync(tenant, Token);
                if (known is { State: TenantState.Deleting })
                {
                    Assert.IsType<ProvisionTenantResult.NotPossible>(await Host.Life.ProvisionAsync(new NewTenant(tenant, "Again"), Token));
                    Assert.IsType<ChangeTenantResult.NotPossible>(await Host.Life.ResumeAsync(tenant, Token));
                    await Assert.ThrowsAsync<TenantNotActiveException>(() => Host.CommandAsync(tenant, Token));
                }
            });

        // Noted, looked, deleted, looked again, forgotten.
        Assert.True(steps >= 5, $"{steps} steps");
    }

    /// <summary>Chooses the storage, the same for each host of a test, and whatever it needs.</summary>
    /// <param name="builder">The builder of a host.</param>
    protected abstract void Use(IReverseBuyBuilder builder);

    /// <summary>Looks where the storage keeps its data, past all of it, whether anything of a tenant is left.</summary>
    /// <param name="tenant">The tenant, which was deleted.</param>
    /// <returns>What was found.</returns>
    protected abstract ValueTask<IReadOnlyList<string>> FindTracesAsync(TenantId tenant);

    /// <summary>Cleans up after a test. Nothing by default.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Does something with a tenant of its own for every call that could be the last, and then again.</summary>
    /// <returns>How many calls it takes.</returns>
    private async Task<int> BreakOffEverywhereAsync(Func<TenantId, Task> complete, Func<TenantId, Task>? begin = null, Func<TenantId, Task>? between = null)
    {
        for (var calls = 0; ; calls += StepsBetweenBreaks)
        {
            var tenant = new TenantId($"t{calls}");
            await (begin ?? (_ => Task.CompletedTask))(tenant);
            Host.Power.CallsLeft = calls;
            var isBroken = false;
            try
            {
                await complete(tenant);
            }
            catch (PowerLostException)
            {
                isBroken = true;
            }

            Host.Power.CallsLeft = int.MaxValue;
            if (!isBroken)
            {
                return calls;
            }

            RestartIfDurable();
            await (between ?? (_ => Task.CompletedTask))(tenant);
            await complete(tenant);
        }
    }

    private void RestartIfDurable()
    {
        if (IsDurable)
        {
            // Without the courtesies of an orderly end: it is only let go of what one process may hold at a time.
            _hosts[^1].DisposeAsync().AsTask().GetAwaiter().GetResult();
            _hosts[^1] = new LifeHost(Use);
        }
    }

    private async Task AssertNothingIsLeftAsync(TenantId tenant)
    {
        foreach (var place in Host.Get<IEnumerable<ITenantData>>())
        {
            Assert.Empty(await place.ListAsync(tenant, Token));
        }

        Assert.Empty(await FindTracesAsync(tenant));
    }
}
