using BenchmarkDotNet.Attributes;

namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>
/// How long 100,000 events take from the outbox in PostgreSQL until RabbitMQ has confirmed them and they are out of it, beside the client alone, MassTransit without any outbox, and
/// Rebus with one. It needs eng/servers.sh up postgresql rabbitmq.
/// </summary>
public class OutboxToRabbit
{
    private static readonly string[] Ours = [.. Enumerable.Range(0, OutboxHost.Partitions).Select(partition => $"{OutboxHost.Prefix}.events.{partition}")];
    private static readonly string[] DeadLetters = [.. Enumerable.Range(0, OutboxHost.Partitions).Select(partition => $"{OutboxHost.Prefix}.dead-letters.{partition}")];
    private static readonly string[] Raw = [.. Enumerable.Range(0, OutboxHost.Partitions).Select(RawPublisher.Queue)];
    private static readonly string[] MassTransits = ["rbbench-masstransit-events"];

    private RawPublisher? _raw;
    private OutboxHost? _host;
    private MassTransitPublisher? _massTransit;

    [Params(100_000)]
    public int Events { get; set; }

    [GlobalSetup(Targets = [nameof(Client), nameof(ClientOneQueue)])]
    public async Task StartRaw() => _raw = await RawPublisher.StartAsync();

    [GlobalSetup(Target = nameof(ReverseBuy))]
    public async Task StartOurs() => (_raw, _host) = (await RawPublisher.StartAsync(), await OutboxHost.StartAsync());

    [GlobalSetup(Target = nameof(MassTransit))]
    public async Task StartMassTransit()
    {
        (_raw, _massTransit) = (await RawPublisher.StartAsync(), await MassTransitPublisher.StartAsync());
        await _raw.BindAsync(MassTransits[0], MassTransitPublisher.Exchange);
    }

    [IterationSetup(Target = nameof(ReverseBuy))]
    public void FillOurs() => OutboxHost.FillAsync(Events).GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(Rebus))]
    public void FillRebus() => RebusOutbox.FillAsync(Events).GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public Task Client() => _raw!.PublishAsync(Events, OutboxHost.Partitions);

    /// <summary>One queue costs the broker less than eight, and keeps one consumer busy at most. It is what MassTransit is to be compared with.</summary>
    [Benchmark]
    public Task ClientOneQueue() => _raw!.PublishAsync(Events, partitions: 1);

    [Benchmark]
    public Task ReverseBuy() => _host!.EmptyAsync();

    [Benchmark]
    public Task MassTransit() => _massTransit!.PublishAsync(Events);

    [Benchmark]
    public Task Rebus() => RebusOutbox.EmptyAsync(Events);

    [IterationCleanup(Targets = [nameof(Client), nameof(ClientOneQueue)])]
    public void CheckRaw() => Check(Raw);

    [IterationCleanup(Target = nameof(ReverseBuy))]
    public void CheckOurs() => Check(Ours);

    [IterationCleanup(Target = nameof(MassTransit))]
    public void CheckMassTransit() => Check(MassTransits);

    [GlobalCleanup]
    public async Task CleanUp()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _raw!.RemoveAsync([.. Ours, .. DeadLetters], [OutboxHost.Prefix + ".events", OutboxHost.Prefix + ".dead-letters"]);
        }

        if (_massTransit is not null)
        {
            await _massTransit.DisposeAsync();
            await _raw!.RemoveAsync(MassTransits, [MassTransitPublisher.Exchange]);
        }

        if (_raw is not null)
        {
            await _raw.RemoveAsync(Raw, [RawPublisher.Prefix]);
            await _raw.DisposeAsync();
        }

        await RebusOutbox.RemoveAsync();
    }

    private void Check(string[] queues)
    {
        var count = _raw!.PurgeAsync(queues).GetAwaiter().GetResult();
        if (count != Events)
        {
            throw new InvalidOperationException($"{count} events are in the queues; {Events} were to be published.");
        }
    }
}
