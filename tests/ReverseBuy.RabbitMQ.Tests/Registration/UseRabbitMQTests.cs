using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ReverseBuy.Messaging;
using ReverseBuy.RabbitMQ.Tests.Support;

namespace ReverseBuy.RabbitMQ.Tests.Registration;

public sealed class UseRabbitMQTests
{
    private const string Nowhere = "amqp://shop:very-secret@127.0.0.1:1/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_starts_without_a_broker_and_publishing_says_that_it_is_not_there()
    {
        var written = new WrittenLog();
        await using var services = Host(options => options.Uri = Nowhere, written);
        var consumer = services.GetServices<IHostedService>().Single();
        await consumer.StartAsync(Token);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var fault = await Assert.ThrowsAsync<BusUnavailableException>(
                () => services.GetRequiredService<IEventBus>().PublishAsync(Envelopes.New(Envelopes.NewOrder(), 1), Token).AsTask());
            Assert.Equal(("bus.unavailable", true, TimeSpan.FromSeconds(5)), (fault.Code, fault.IsTransient, fault.RetryAfter));
            Assert.DoesNotContain("very-secret", fault.ToString(), StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<BusUnavailableException>(() => services.GetRequiredService<IDeadLetters>().CountAsync(Token).AsTask());
        await consumer.StopAsync(Token);
        Assert.DoesNotContain("very-secret", written.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_bus_whatever_was_before_it_and_says_so()
    {
        await using var services = Host(options => options.Uri = Nowhere);

        Assert.Equal("RabbitMQBus", services.GetRequiredService<IEventBus>().GetType().Name);
        Assert.Equal([new SeamProvider("bus", "UseRabbitMQ")], services.GetServices<SeamProvider>());
    }

    [Theory]
    [InlineData("Prefix")]
    [InlineData("Partitions")]
    [InlineData("Prefetch")]
    [InlineData("Attempts")]
    [InlineData("ConfirmTimeout")]
    [InlineData("Uri")]
    [InlineData("Uri cannot be read")]
    public void A_host_whose_settings_make_no_sense_does_not_start_and_says_which(string problem)
    {
        using var services = Host(options =>
        {
            options.Uri = problem switch
            {
                "Uri" => null,
                "Uri cannot be read" => "http://shop:very-secret@rabbit/",
                _ => Nowhere,
            };
            options.Prefix = problem == "Prefix" ? "a b" : options.Prefix;
            options.Partitions = problem == "Partitions" ? 0 : options.Partitions;
            options.Prefetch = problem == "Prefetch" ? 70_000 : options.Prefetch;
            options.Attempts = problem == "Attempts" ? 0 : options.Attempts;
            options.ConfirmTimeout = problem == "ConfirmTimeout" ? TimeSpan.Zero : options.ConfirmTimeout;
        });

        var error = Assert.Throws<ConfigurationException>(() => services.GetServices<IHostedService>().ToList());

        Assert.Contains("ReverseBuy:RabbitMQ:" + problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", error.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Host(Action<RabbitMQOptions> configure, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log ?? NullLoggerProvider.Instance));
        services.AddSingleton<IEventDispatcher, Handlers>();
        services.AddSingleton<IBackgroundWork>(new Work());
        services.AddSingleton<IEventBus, OtherBus>();
        new Builder(services).UseRabbitMQ(configure);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed record Work : IBackgroundWork
    {
        public bool IsOn => true;
    }

    private sealed class OtherBus : IEventBus
    {
        public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
