using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Servers;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>
/// The control database is away for ten minutes while a web node takes orders and a worker node handles their events, on tenants' databases of another server. The minutes are of a clock that
/// the test turns; <c>eng/campaign.sh control</c> does it with real ones.
/// </summary>
public sealed class ControlOutageTests(PostgreSqlServer server)
{
    /// <summary>How many seconds a host waits for the control database: as long as any machine needs, or no longer than a test can wait again and again.</summary>
    private const int Patient = 120;
    private const int Impatient = 1;

    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(10);
    private static readonly TenantId[] Busy = [new("anna"), new("boris"), new("clara")];

    /// <summary>Nobody has worked with it before the outage.</summary>
    private static readonly TenantId Late = new("dora");

    private static readonly TenantId Newcomer = new("emil");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 3)] // what hangs is waited for in real time
    public async Task Known_tenants_do_not_notice_it_nothing_is_lost_and_all_comes_right_by_itself(bool isHanging, int rounds)
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        await site.CreateDatabasesAsync([.. Busy, Late]);
        await using var control = new CuttingProxy(PostgreSqlServer.Port);
        var (clock, recorder) = (new TurnedClock(TimeSpan.FromMilliseconds(500)), new LagRecorder());
        await using (var first = NewHost(site, control, Patient, clock, _ => { }, isWorker: false))
        {
            await first.StartAsync();
            foreach (var tenant in new[] { Late }.Concat(Busy))
            {
                await first.Life.ProvisionAsync(new NewTenant(tenant, tenant.Value) { Server = "shops" }, Token);
            }
        }

        // What is cut says so by itself; only what hangs has to be given up, and each time is waited for.
        var patience = isHanging ? Impatient : Patient;
        await using var web = NewHost(site, control, patience, clock, _ => { }, isWorker: false);
        await using var worker = NewHost(site, control, patience, clock, builder => Arrange(builder, recorder), isWorker: true);
        await web.StartAsync();
        await worker.StartAsync();
        await PlayAsync(web, recorder, clock);

        Away(control, isHanging);
        await AssertNeedingItIsRefusedAsync(web);
        for (var round = 0; round < rounds; round++)
        {
            await PlayAsync(web, recorder, clock);
            clock.Advance(Outage / rounds);
        }

        // It is known, though this process has never worked with it; who works for it is told as soon as that can be done.
        Assert.Equal(Late, (await web.Tenants.GetAsync(Late, Token)).Id);
        await clock.UntilAsync(web.RaiseAsync(web.Storage, Late));

        Back(control);
        await clock.UntilAsync(recorder.WaitAsync([Late], Token));
        await PlayAsync(web, recorder, clock);
        Assert.Equal(Newcomer, (await web.Tenants.OnboardAsync(Newcomer, "Emil", Token)).Id);
        foreach (var tenant in Busy.Append(Late))
        {
            await using var view = await worker.Storage.ReadAsync(tenant, Token);
            Assert.Equal(0, await view.Outbox.CountAsync(Token));
        }

        Assert.Equal((Busy.Length * (rounds + 2)) + 1, recorder.Handled);
    }

    private static void Away(CuttingProxy control, bool isHanging)
    {
        if (isHanging)
        {
            control.IsStalled = true;
        }
        else
        {
            control.IsClosed = true;
            control.Cut();
        }
    }

    // What hung comes to its end as a server does that was stopped.
    private static void Back(CuttingProxy control)
    {
        control.Cut();
        (control.IsStalled, control.IsClosed) = (false, false);
    }

    private static async Task AssertNeedingItIsRefusedAsync(BackgroundHost web)
    {
        var refused = await Assert.ThrowsAsync<ControlDatabaseUnavailableException>(() => web.Tenants.OnboardAsync(Newcomer, "Emil", Token).AsTask());
        Assert.True(refused.IsTransient);
        await Assert.ThrowsAsync<ControlDatabaseUnavailableException>(() => web.Tenants.GetAsync(Newcomer, Token).AsTask());
        await Assert.ThrowsAsync<ControlDatabaseUnavailableException>(() => web.Life.SuspendAsync(Busy[0], "The invoice is open.", Token).AsTask());
        await Assert.ThrowsAsync<ControlDatabaseUnavailableException>(() => web.Storage.BeginAsync(Newcomer, Token).AsTask());
    }

    /// <summary>Every tenant has an event at the web node, and the worker node handles it.</summary>
    private static async Task PlayAsync(BackgroundHost web, LagRecorder recorder, TurnedClock clock)
    {
        foreach (var tenant in Busy)
        {
            await clock.UntilAsync(web.RaiseAsync(web.Storage, tenant));
        }

        await clock.UntilAsync(recorder.WaitAsync(Busy, Token));
    }

    private static BackgroundHost NewHost(PostgreSqlSite site, CuttingProxy control, int patience, TurnedClock clock, Action<IReverseBuyBuilder> arrange, bool isWorker) => new(
        site,
        options =>
        {
            options.ConnectionString = FormattableString.Invariant($"Host=127.0.0.1;Port={control.Port};Username=postgres;Database={site.ControlDatabase};Timeout={patience};Command Timeout={patience};Cancellation Timeout=50");
            options.Servers["shops"] = PostgreSqlServer.ConnectionString;
        },
        builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(clock.Time));
            arrange(builder);
        },
        options =>
        {
            // What is found is told, or looked for because it cannot be told: not swept.
            options.Messaging.SweepInterval = TimeSpan.FromDays(1);
            options.Messaging.RunWorkers = isWorker;
        });

    private static void Arrange(IReverseBuyBuilder builder, LagRecorder recorder)
    {
        builder.Services.AddSingleton(recorder);
        builder.AddEventHandler<OrderPlaced, LagRecorder>("lag");
    }
}
