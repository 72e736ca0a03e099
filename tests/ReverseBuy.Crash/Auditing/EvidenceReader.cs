using RabbitMQ.Client;
using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Courses;

namespace ReverseBuy.Crash.Auditing;

/// <summary>Gathers the evidence of a course: from databases, queues, the marketplaces' books and what was acknowledged.</summary>
/// <param name="site">Where to look.</param>
/// <param name="diary">What was told.</param>
/// <param name="tenants">The tenants.</param>
/// <param name="isControlAlone">Whether nothing but the control database is away: then no call of a known tenant may fail.</param>
internal sealed class EvidenceReader(Site site, Diary diary, IReadOnlyList<string> tenants, bool isControlAlone)
{
    /// <summary>The commands that each tenant's database knows.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CommandEvidence>>> ReadCommandsAsync(CancellationToken cancellationToken)
    {
        var commands = new Dictionary<string, IReadOnlyList<CommandEvidence>>(StringComparer.Ordinal);
        foreach (var tenant in tenants)
        {
            await using var reader = await TenantReader.OpenAsync(site.PostgreSql, site.Prefix + tenant, cancellationToken);
            commands[tenant] = await reader.CommandsAsync(cancellationToken);
        }

        return commands;
    }

    public async Task<Evidence> ReadAsync(CancellationToken cancellationToken)
    {
        var evidence = new List<TenantEvidence>();
        foreach (var tenant in tenants)
        {
            await using var reader = await TenantReader.OpenAsync(site.PostgreSql, site.Prefix + tenant, cancellationToken);
            evidence.Add(await reader.ReadAsync(tenant, diary.BegunOf(tenant), cancellationToken));
        }

        var (queued, deadLetters) = await CountQueuedAsync(cancellationToken);
        return new Evidence
        {
            Acknowledgements = diary.Acknowledgements,
            Tenants = evidence,
            Upstream = [.. (await site.Control.GetOrdersAsync(cancellationToken)).Select(order => new UpstreamEvidence(
                order.Marketplace,
                order.Id,
                order.Reference,
                order.State,
                [.. order.Lines.Select(line => new UpstreamLineEvidence(line.ListingId, line.SkuId, line.Quantity))]))],
            Refused = isControlAlone ? diary.Refused : [],
            Unclear = [.. diary.Control.Where(answer => answer is not (Telling.Answered or "control.unavailable"))],
            Queued = queued,
            DeadLetters = deadLetters,
        };
    }

    private async Task<(long Queued, long DeadLetters)> CountQueuedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(site.RabbitMQ) }.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var (queued, deadLetters) = (0L, 0L);
        for (var partition = 0; partition < AgencyHost.Partitions; partition++)
        {
            queued += await channel.MessageCountAsync(FormattableString.Invariant($"{site.Prefix}.events.{partition}"), cancellationToken);
            deadLetters += await channel.MessageCountAsync(FormattableString.Invariant($"{site.Prefix}.dead-letters.{partition}"), cancellationToken);
        }

        return (queued, deadLetters);
    }
}
