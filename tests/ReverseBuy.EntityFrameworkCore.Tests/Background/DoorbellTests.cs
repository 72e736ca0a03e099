using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>A web node and a worker node on the same databases: what one commits, the other hears of. Times are of real databases, so they are bounded generously and told.</summary>
public sealed class DoorbellTests(PostgreSqlServer server)
{
    private const string Window = "window";
    private const int Events = 7;

    /// <summary>The sweep looks after 7 minutes at the soonest: whatever arrives sooner was rung for, however slow the machine is.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_web_node_commits_to_postgresql_a_worker_node_hears_of()
    {
        server.Require();
        await using var site = new PostgreSqlSite();
        var recorder = new LagRecorder();
        await using var web = new BackgroundHost(site, _ => { }, options => options.RunWorkers = false);
        await StartAsync(web);
        await using var worker = new BackgroundHost(site, builder => Arrange(builder, recorder));

        await DeliverAsync(web, worker, recorder);
    }

    [Fact]
    public async Task What_a_web_node_commits_to_sqlite_a_worker_node_hears_of()
    {
        using var folder = new TemporaryFolder();
        var recorder = new LagRecorder();
        await using var web = new BackgroundHost(folder, _ => { }, options => options.RunWorkers = false);
        await StartAsync(web);
        using var sharing = folder.Sharing();
        await using var worker = new BackgroundHost(sharing, builder => Arrange(builder, recorder));

        await DeliverAsync(web, worker, recorder);
    }

    private static async Task StartAsync(BackgroundHost web)
    {
        await web.StartAsync();
        await web.Tenants.OnboardAsync(Samples.Anna, "Anna", Token);
    }

    private static void Arrange(IReverseBuyBuilder builder, LagRecorder recorder)
    {
        builder.Services.AddSingleton(recorder);
        builder.AddEventHandler<OrderPlaced, LagRecorder>("lag");
        builder.Services.AddSingleton(new TimerHandlerRegistration(Window, typeof(WindowHandler), services => new WindowHandler(services.GetRequiredService<LagRecorder>())));
    }

    private static async Task DeliverAsync(BackgroundHost web, BackgroundHost worker, LagRecorder recorder)
    {
        await worker.StartAsync();
        var lags = new List<TimeSpan>();
        for (var number = 0; number < Events; number++)
        {
            await web.RaiseAsync(web.Storage, Samples.Anna);
            lags.AddRange((await recorder.WaitAsync([Samples.Anna], Token)).Select(lag => lag.Lag));
        }

        await SetTimerAsync(web.Storage, TimerKeyOf(web), TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1));
        var timer = (await recorder.WaitAsync([Samples.Anna], Token)).Single().Lag;

        TestContext.Current.TestOutputHelper?.WriteLine($"Events: {string.Join(", ", lags.Select(lag => $"{lag.TotalMilliseconds:0} ms"))}. A timer: {timer.TotalMilliseconds:0} ms after its moment.");
        Assert.InRange(lags.Order().ElementAt(Events / 2), TimeSpan.Zero, Soon);
        Assert.InRange(timer, TimeSpan.Zero, Soon);
    }

    private static TimerKey TimerKeyOf(BackgroundHost host) => new(AggregateKey.Of(host.Ids.NewId<OrderId>()), Window);

    private static async Task SetTimerAsync(ITenantStorage storage, TimerKey key, DateTimeOffset dueAt)
    {
        await using var unit = await storage.BeginAsync(Samples.Anna, Token);
        await unit.Timers.SetAsync(key, dueAt, string.Empty, Token);
        await unit.CommitAsync(Token);
    }

    private sealed class WindowHandler(LagRecorder recorder) : ITimerHandler
    {
        public ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
        {
            recorder.Note(context.Tenant, context.Timer.DueAt!.Value);
            return ValueTask.CompletedTask;
        }
    }
}
