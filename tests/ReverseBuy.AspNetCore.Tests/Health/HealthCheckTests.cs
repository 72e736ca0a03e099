using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ReverseBuy.AspNetCore.Tests.Support;
using ReverseBuy.Health;
using ReverseBuy.Messaging;

namespace ReverseBuy.AspNetCore.Tests.Health;

public sealed class HealthCheckTests
{
    private const string Databases = "tenant-databases";
    private const string Control = "control-database";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_with_nothing_wrong_is_healthy_in_every_check()
    {
        await using var site = new HealthSite(HealthSite.InMemory);
        await site.StartAsync("anna", "boris");

        var report = await site.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(
            ["reversebuy-background-work", "reversebuy-control-database", "reversebuy-process", "reversebuy-tenant-databases"],
            report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(report.Entries.Values, entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
        Assert.Contains("All of 2 tenants'", report.Entries["reversebuy-tenant-databases"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_process_itself_is_asked_for_liveness_and_all_else_for_readiness()
    {
        await using var site = new HealthSite(HealthSite.InMemory);

        var registrations = site.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

        Assert.All(registrations, registration => Assert.Contains(HealthTags.ReverseBuy, registration.Tags));
        Assert.Equal("reversebuy-process", Assert.Single(registrations, registration => registration.Tags.Contains(HealthTags.Live)).Name);
        Assert.Equal(registrations.Count - 1, registrations.Count(registration => registration.Tags.Contains(HealthTags.Ready)));
    }

    [Fact]
    public async Task One_tenants_database_that_is_down_degrades_the_host_and_is_named_without_its_secrets()
    {
        await using var site = new HealthSite(HealthSite.InMemory, arrange: TroubledStorage.PutInto);
        await site.StartAsync("anna", "boris", "clara");
        TroubledStorage.Of(site.Services).Down.Add("boris");

        var entry = await site.ReadAsync(Databases);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("1 of 3 tenants' databases that were asked cannot be read: boris (IOException).", entry.Description);
    }

    [Fact]
    public async Task A_host_none_of_whose_databases_answers_is_unhealthy_and_comes_back()
    {
        await using var site = new HealthSite(HealthSite.InMemory, arrange: TroubledStorage.PutInto);
        await site.StartAsync("anna", "boris");
        var storage = TroubledStorage.Of(site.Services);
        storage.Down.UnionWith(["anna", "boris"]);

        Assert.Equal(HealthStatus.Unhealthy, (await site.ReadAsync(Databases)).Status);

        storage.Down.Clear();
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);
    }

    [Fact]
    public async Task A_database_that_hangs_is_given_up_after_the_time_out_and_not_asked_again_while_it_hangs()
    {
        await using var site = new HealthSite(HealthSite.InMemory, arrange: TroubledStorage.PutInto);
        await site.StartAsync("anna", "boris");
        var storage = TroubledStorage.Of(site.Services);
        storage.Hanging.Add("anna");

        for (var round = 0; round < 3; round++)
        {
            var entry = await site.ReadWhileTimePassesAsync(Databases);
            Assert.Equal((HealthStatus.Degraded, "1 of 2 tenants' databases that were asked cannot be read: anna (no answer in time)."), (entry.Status, entry.Description));
        }

        Assert.Equal(1, storage.Asked.Count(tenant => tenant == "anna"));
        Assert.Equal(3, storage.Asked.Count(tenant => tenant == "boris"));
    }

    [Fact]
    public async Task All_tenants_are_asked_in_turn_and_those_that_failed_every_time()
    {
        var names = Enumerable.Range(0, 40).Select(number => $"tenant-{number:D2}").ToList();
        await using var site = new HealthSite(HealthSite.InMemory, options => options.TenantSample = 4, TroubledStorage.PutInto);
        await site.StartAsync(names);
        var storage = TroubledStorage.Of(site.Services);
        storage.Down.UnionWith(["tenant-00", "tenant-01"]);

        var first = await site.ReadAsync(Databases);
        storage.Asked.Clear();
        for (var round = 0; round < 20; round++)
        {
            var entry = await site.ReadAsync(Databases);
            Assert.Equal(HealthStatus.Degraded, entry.Status);
            Assert.StartsWith("2 of 4 tenants'", entry.Description, StringComparison.Ordinal);
        }

        Assert.StartsWith("2 of 4 tenants'", first.Description, StringComparison.Ordinal);
        Assert.Equal(20, storage.Asked.Count(tenant => tenant == "tenant-00"));
        Assert.Equal(names, storage.Asked.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_more_in_trouble_than_places_the_others_are_asked_all_the_same()
    {
        var names = Enumerable.Range(0, 12).Select(number => $"tenant-{number:D2}").ToList();
        await using var site = new HealthSite(HealthSite.InMemory, options => options.TenantSample = 4, TroubledStorage.PutInto);
        await site.StartAsync(names);
        var storage = TroubledStorage.Of(site.Services);
        storage.Down.UnionWith(names.Take(8));
        for (var round = 0; round < 12; round++)
        {
            await site.ReadAsync(Databases);
        }

        storage.Asked.Clear();
        for (var round = 0; round < 12; round++)
        {
            await site.ReadAsync(Databases);
        }

        Assert.Equal(names, storage.Asked.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tenants_whose_workers_fail_are_asked_first()
    {
        var names = Enumerable.Range(0, 30).Select(number => $"tenant-{number:D2}");
        await using var site = new HealthSite(
            HealthSite.InMemory,
            options => options.TenantSample = 2,
            services =>
            {
                TroubledStorage.PutInto(services);
                services.AddSingleton<IBackgroundWork>(new Failing(new FailingWork(new TenantId("tenant-29"), WorkerNames.Outbox, 4)));
            });
        await site.StartAsync(names);

        await site.ReadAsync(Databases);

        Assert.Equal(["tenant-00", "tenant-29"], TroubledStorage.Of(site.Services).Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Events_that_wait_too_long_and_parked_ones_degrade_the_host()
    {
        await using var site = new HealthSite(HealthSite.InMemory);
        await site.StartAsync("anna", "boris");
        await site.RaiseAsync(new TenantId("anna"));
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);

        site.Time.Advance(TimeSpan.FromSeconds(90));
        var late = await site.ReadAsync(Databases);
        Assert.Equal((HealthStatus.Degraded, "Events wait to be published: anna (90 s)."), (late.Status, late.Description));

        await site.RaiseAsync(new TenantId("boris"), isParked: true);
        var parked = await site.ReadAsync(Databases);
        Assert.Equal("Events wait to be published: anna (90 s). Events or timers are parked and wait for a person: boris (1).", parked.Description);
    }

    [Fact]
    public async Task Without_the_control_database_a_host_that_knows_its_tenants_goes_on_and_one_that_does_not_is_unhealthy()
    {
        await using var site = new HealthSite(HealthSite.InMemory, arrange: FailingTenantStore.PutInto);
        await site.StartAsync("anna");
        FailingTenantStore.Of(site.Services).IsDown = true;
        Assert.Equal(HealthStatus.Unhealthy, (await site.ReadAsync(Control)).Status);

        FailingTenantStore.Of(site.Services).IsDown = false;
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Control)).Status);
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);

        FailingTenantStore.Of(site.Services).IsDown = true;
        var entry = await site.ReadAsync(Control);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith("The control database does not answer (control.unavailable).", entry.Description, StringComparison.Ordinal);

        // The databases of tenants that are known are looked at all the same.
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);
    }

    [Fact]
    public async Task However_many_ask_databases_are_asked_once_while_the_answer_is_fresh()
    {
        await using var site = new HealthSite(HealthSite.InMemory, options => options.Freshness = TimeSpan.FromSeconds(10), TroubledStorage.PutInto);
        await site.StartAsync("anna");
        var storage = TroubledStorage.Of(site.Services);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => site.ReadAsync(Databases)));
        Assert.Single(storage.Asked);

        site.Time.Advance(TimeSpan.FromSeconds(10));
        await site.ReadAsync(Databases);
        Assert.Equal(2, storage.Asked.Count);
    }

    [Fact]
    public async Task A_part_that_throws_or_hangs_degrades_the_host_and_its_words_are_shown_to_nobody()
    {
        await using var site = new HealthSite(
            HealthSite.InMemory,
            arrange: services =>
            {
                services.AddSingleton<IHealthProbe>(new Part("broken", _ => throw new InvalidOperationException("password=very-secret")));
                services.AddSingleton<IHealthProbe>(new Part("hung", _ => new ValueTask<HealthReading>(new TaskCompletionSource<HealthReading>().Task)));
                services.AddSingleton<IHealthProbe>(new Part("useless", _ => ValueTask.FromResult(HealthReading.Unhealthy("It is gone."))));
            });

        var broken = await site.ReadAsync("broken");
        Assert.Equal((HealthStatus.Degraded, "It could not be asked (InvalidOperationException)."), (broken.Status, broken.Description));
        Assert.Null(broken.Exception);
        var hung = await site.ReadWhileTimePassesAsync("hung");
        Assert.Equal((HealthStatus.Degraded, "It could not be asked (no answer in time)."), (hung.Status, hung.Description));
        Assert.Equal(HealthStatus.Unhealthy, (await site.ReadAsync("useless")).Status);
    }

    [Fact]
    public async Task A_part_is_asked_outside_of_whoevers_flow_it_is()
    {
        var ambient = new AsyncLocal<string> { Value = "a request's" };
        string? seen = "nothing";
        await using var site = new HealthSite(
            HealthSite.InMemory,
            arrange: services => services.AddSingleton<IHealthProbe>(new Part("nosy", _ =>
            {
                seen = ambient.Value;
                return ValueTask.FromResult(HealthReading.Healthy("It looked."));
            })));

        await site.ReadAsync("nosy");

        Assert.Null(seen);
    }

    [Fact]
    public async Task A_service_of_ours_that_ended_with_a_fault_is_for_a_restart_to_mend()
    {
        await using var site = new HealthSite(HealthSite.InMemory, arrange: services => services.AddHostedService<Ending>());
        var ending = site.Services.GetServices<IHostedService>().OfType<Ending>().Single();
        await ending.StartAsync(Token);
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync("process")).Status);

        ending.End.SetException(new InvalidOperationException("very-secret"));
        await ending.ExecuteTask!.ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);

        var entry = await site.ReadAsync("process");
        Assert.Equal((HealthStatus.Unhealthy, "Ended with a fault, and will not begin again in this process: Ending."), (entry.Status, entry.Description));
    }

    [Theory]
    [InlineData(nameof(HealthOptions.TenantSample))]
    [InlineData(nameof(HealthOptions.Timeout))]
    [InlineData(nameof(HealthOptions.Freshness))]
    [InlineData(nameof(HealthOptions.OutboxLag))]
    public void A_setting_that_makes_no_sense_is_named(string setting)
    {
        var builder = new ServiceCollection().AddReverseBuy();

        var error = Assert.Throws<ConfigurationException>(() => builder.AddHealthChecks(options => typeof(HealthOptions).GetProperty(setting)!
            .SetValue(options, setting == nameof(HealthOptions.TenantSample) ? 0 : TimeSpan.FromSeconds(-1))));

        Assert.StartsWith($"ReverseBuy:Health:{setting} is ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_it_twice_is_refused() =>
        Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddReverseBuy().AddHealthChecks().AddHealthChecks());

    private sealed class Failing(params FailingWork[] failing) : IBackgroundWork
    {
        public bool IsOn => true;

        public IReadOnlyList<FailingWork> ListFailing() => failing;
    }

    private sealed class Part(string name, Func<CancellationToken, ValueTask<HealthReading>> read) : IHealthProbe
    {
        public string Name => name;

        public ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
    }

    private sealed class Ending : BackgroundService
    {
        public TaskCompletionSource End { get; } = new();

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => End.Task;
    }
}
