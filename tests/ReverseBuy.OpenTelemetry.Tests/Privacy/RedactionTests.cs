using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ReverseBuy.Buying;
using ReverseBuy.Following;
using ReverseBuy.Privacy;

namespace ReverseBuy.OpenTelemetry.Tests.Privacy;

/// <summary>What a host logs of ours, and what of it reaches an exporter.</summary>
public sealed class RedactionTests
{
    private static readonly Action<OpenTelemetryBuilder> s_redacted = builder => builder.WithLogging(logging => logging.AddReverseBuyInstrumentation());

    private static readonly WarehouseAddress s_address = new()
    {
        Warehouse = new("hangzhou"),
        Province = "浙江省",
        City = "杭州市",
        District = "余杭区",
        Street = "文一西路 1 号",
        DistrictCode = "330110",
        PostalCode = "311121",
        ContactName = "Han Meimei",
        ContactPhone = "13800000000",
    };

    public static TheoryData<string> WayNames => [.. Ways.All.Keys];

    [Theory]
    [MemberData(nameof(WayNames))]
    public void Nothing_that_is_marked_is_exported_in_the_clear(string way)
    {
        using var host = new LoggingHost(s_redacted);

        Assert.DoesNotContain(ClearText.Types, type => Ways.All[way](host, ClearText.Of(type)).Contains(ClearText.Marker, StringComparison.Ordinal));
    }

    // Otherwise the test above would look at the wrong things.
    [Theory]
    [MemberData(nameof(WayNames))]
    public void Without_redaction_all_of_it_is(string way)
    {
        using var host = new LoggingHost(configure: null);

        Assert.NotEmpty(ClearText.Types);
        Assert.All(ClearText.Types, type => Assert.Contains(ClearText.Marker, Ways.All[way](host, ClearText.Of(type)), StringComparison.Ordinal));
    }

    [Fact]
    public void Any_of_the_calls_is_enough()
    {
        Action<OpenTelemetryBuilder>[] calls =
        [
            builder => builder.WithLogging(logging => logging.AddReverseBuyInstrumentation()),
            builder => builder.WithTracing(tracing => tracing.AddReverseBuyInstrumentation()),
            builder => builder.WithMetrics(metrics => metrics.AddReverseBuyInstrumentation()),
        ];

        foreach (var call in calls)
        {
            using var host = new LoggingHost(call);

            Assert.DoesNotContain(ClearText.Marker, Ways.All["destructured value"](host, ClearText.Of(typeof(WarehouseAddress))), StringComparison.Ordinal);
            Assert.DoesNotContain(ClearText.Marker, Ways.All["scope"](host, ClearText.Of(typeof(WarehouseAddress))), StringComparison.Ordinal);
            Assert.DoesNotContain(ClearText.Marker, Ways.All["tag"](host, ClearText.Of(typeof(WarehouseAddress))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_calls_together_redact_once()
    {
        var seen = new SeenTexts();
        using var host = new LoggingHost(
            builder => builder
                .WithMetrics(metrics => metrics.AddReverseBuyInstrumentation())
                .WithTracing(tracing => tracing.AddReverseBuyInstrumentation())
                .WithLogging(logging => logging.AddReverseBuyInstrumentation()),
            services => services.AddSingleton<IRedactorProvider>(seen));

        host.Log(logger => logger.LogInformation("To {Address}", s_address));

        Assert.Single(seen.Texts);
    }

    [Fact]
    public void A_message_is_written_anew_with_what_stays_of_it()
    {
        using var host = new LoggingHost(s_redacted);

        host.Log(logger => logger.LogInformation("{{To}} {@Address,4} of {Warehouse,-10}|, {Weight:0.00} kg, {Nothing}", s_address, s_address.Warehouse, 1.5m, null));

        Assert.Equal("{To}      of hangzhou  |, 1.50 kg, (null)", host.Record.FormattedMessage);
        Assert.Equal("{{To}} {@Address,4} of {Warehouse,-10}|, {Weight:0.00} kg, {Nothing}", host.Record.Body);
        Assert.Equal(["", s_address.Warehouse, 1.5m, null], host.Record.Attributes!.Take(4).Select(pair => pair.Value));
    }

    [Fact]
    public void An_object_with_a_secret_is_exported_with_the_rest_of_it()
    {
        using var host = new LoggingHost(s_redacted);
        var registration = new AppRegistration(AppRegistrationId.Of(new byte[16]), new("taobao"), "21646297", "hush");

        host.Log(logger => logger.LogInformation("Registered {Registration}", registration));

        Assert.StartsWith("Registered AppRegistration { Id = , Marketplace = taobao, AppKey = 21646297, AppSecret = , ", host.Record.FormattedMessage, StringComparison.Ordinal);
        var members = Assert.IsType<IReadOnlyList<KeyValuePair<string, object?>>>(host.Record.Attributes![0].Value, exactMatch: false);
        Assert.Equal(new("AppKey", "21646297"), members[2]);
    }

    [Fact]
    public void What_holds_nothing_of_ours_is_exported_as_it_was()
    {
        using var host = new LoggingHost(s_redacted);
        var list = new List<object> { "a", 1 };
        var held = new Held<int[]>("note", [1]);

        host.Log(logger => logger.LogInformation("{List} {Held} {Name}", list, held, "name"));

        Assert.Same(list, host.Record.Attributes![0].Value);
        Assert.Same(held, host.Record.Attributes![1].Value);
        Assert.Equal("a, 1 Held { Note = note, Value = System.Int32[] } name", host.Record.FormattedMessage);
    }

    [Fact]
    public void A_host_s_own_marks_count_and_its_own_relations_are_not_loaded()
    {
        using var host = new LoggingHost(s_redacted);
        var guest = new Guest("Li Lei", 7, () => throw new InvalidOperationException("Loaded."));

        host.Log(logger => logger.LogInformation("Hello {Guest}", guest));

        Assert.Equal("Hello Guest { Name = , Room = 7 }", host.Record.FormattedMessage);
    }

    [Fact]
    public void What_fails_to_be_looked_at_is_erased_and_fails_no_log_call()
    {
        using var host = new LoggingHost(s_redacted);

        host.Log(logger => logger.LogInformation("Hello {Guest}", new FailingGuest()));

        Assert.Equal("Hello ", host.Record.FormattedMessage);
    }

    [Fact]
    public void The_host_s_redactor_is_given_the_value_and_equal_values_stay_equal()
    {
        using var host = new LoggingHost(
            s_redacted,
            services => services.AddRedaction(redaction => redaction.SetHmacRedactor(
                options => (options.KeyId, options.Key) = (1, Convert.ToBase64String(Enumerable.Repeat((byte)7, 44).ToArray())),
                ReverseBuyClassifications.PersonalData)));
        string Hash(object value)
        {
            host.Log(logger => logger.LogInformation("{Value}", value));
            return Assert.IsType<string>(host.Record.Attributes![0].Value);
        }

        var hash = Hash(s_address);

        Assert.NotEmpty(hash);
        Assert.Equal(hash, Hash(s_address with { }));
        Assert.NotEqual(hash, Hash(s_address with { ContactName = "Li Lei" }));

        // Secrets have another classification, for which this host chose nothing.
        Assert.Empty(Hash(AppRegistrationId.Of(new byte[16])));
    }

    [Fact]
    public void What_has_one_member_is_hashed_as_that_member()
    {
        var seen = new SeenTexts();
        using var host = new LoggingHost(s_redacted, services => services.AddSingleton<IRedactorProvider>(seen));
        var id = AppRegistrationId.Of(new byte[16]);

        host.Log(logger => logger.LogInformation("{Id}", id));

        Assert.Equal(id.Value, Assert.Single(seen.Texts));
    }

    [Fact]
    public void Tags_keep_their_order_and_their_doubles()
    {
        using var host = new LoggingHost(s_redacted);

        var span = host.Trace(new("a", 1), new("to", "nobody"), new("to", s_address), new("z", null));

        Assert.Equal([new("a", 1), new("to", "nobody"), new("to", string.Empty), new("z", null)], span.TagObjects);
    }

    [Fact]
    public void Records_with_nothing_of_ours_take_no_memory_more()
    {
        var plain = Measure(configure: null);
        var redacted = Measure(s_redacted);

        Assert.Equal(plain, redacted);
    }

    private static long Measure(Action<OpenTelemetryBuilder>? configure)
    {
        const int Rounds = 500;
        var services = new ServiceCollection();
        var builder = services.AddOpenTelemetry().WithLogging(logging => logging.AddProcessor(new ScopeReader()), options => (options.IncludeFormattedMessage, options.IncludeScopes) = (true, true));
        configure?.Invoke(builder);
        using var provider = services.BuildServiceProvider();
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Host");
        var scope = new Dictionary<string, object?> { ["request"] = "r-1", ["attempt"] = 2 };
        object?[] values = ["o-1", 3, 1.5m, new[] { "x", "y" }];

        void Log()
        {
            using (logger.BeginScope(scope))
            {
                logger.LogInformation("Order {Order} has {Lines} lines of {Weight} kg: {Names}", values);
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            Log();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            Log();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class ScopeReader : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data) => data.ForEachScope(static (_, _) => { }, this);
    }

    private sealed class Guest(string name, int room, Func<Held<string>> bookings)
    {
        [PersonalData]
        public string Name => name;

        public int Room => room;

        public Held<string> Bookings => bookings();

        public override string ToString() => $"{Name} in {Room.ToString(CultureInfo.InvariantCulture)}";
    }

    private sealed class FailingGuest
    {
        [PersonalData]
        public string Name { get; } = "Li Lei";

        public int Room => throw new InvalidOperationException("No room.");

        public override string ToString() => Name;
    }
}
