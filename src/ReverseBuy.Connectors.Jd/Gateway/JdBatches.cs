using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>
/// Asks about many SKUs, by as many as one call takes. One SKU that is not in the customer's pool fails its whole call; it is then left out, and the others are
/// asked about again.
/// </summary>
internal sealed class JdBatches(JdGateway gateway)
{
    /// <summary>How many SKUs a call takes.</summary>
    public const int Largest = 100;

    /// <summary>What JD tells of SKUs, by the SKU's number. Those that it does not tell of are missing.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="skus">The numbers of the SKUs, each once.</param>
    /// <param name="form">Makes the fields of a call about some of them.</param>
    /// <param name="read">Reads one element of the answer; <see langword="null"/> when it tells nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<string, T>> AskAsync<T>(
        ConnectorContext context,
        JdOperation operation,
        IReadOnlyCollection<string> skus,
        Func<IReadOnlyList<string>, IReadOnlyList<KeyValuePair<string, string>>> form,
        Func<WireValue, T?> read,
        CancellationToken cancellationToken)
        where T : struct
    {
        var parts = await Task.WhenAll(skus.Chunk(Largest).Select(AskChunkAsync)).ConfigureAwait(false);
        var all = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (sku, told) in parts.SelectMany(part => part))
        {
            all[sku] = told;
        }

        return all;

        async Task<IReadOnlyList<KeyValuePair<string, T>>> AskChunkAsync(string[] chunk)
        {
            if (chunk.Length == 0)
            {
                return [];
            }

            var (found, outsiders) = await gateway
                .CallAsync(context, operation, form(chunk), answer => Read(answer, chunk, read), cancellationToken)
                .ConfigureAwait(false);
            if (outsiders is null)
            {
                return found;
            }

            if (outsiders.Count > 0)
            {
                return await AskChunkAsync([.. chunk.Except(outsiders, StringComparer.Ordinal)]).ConfigureAwait(false);
            }

            // Words that name none of ours: the halves tell which of them it is.
            if (chunk.Length == 1)
            {
                return [];
            }

            var halves = await Task.WhenAll(chunk.Chunk((chunk.Length + 1) / 2).Select(AskChunkAsync)).ConfigureAwait(false);
            return [.. halves.SelectMany(half => half)];
        }
    }

    /// <summary>The numbers of SKUs, as most operations want them.</summary>
    public static string Join(IEnumerable<string> skus) => string.Join(',', skus);

    private static (IReadOnlyList<KeyValuePair<string, T>> Found, IReadOnlyList<string>? Outsiders) Read<T>(
        JdAnswer answer, IReadOnlyList<string> asked, Func<WireValue, T?> read)
        where T : struct
    {
        if (answer.SaysNoSku)
        {
            return ([], JdSkuNumbers.In(answer.Message, asked));
        }

        var found = new List<KeyValuePair<string, T>>();
        foreach (var element in answer.OptionalResult() is { } result ? TolerantJson.ElementsOf(result) : default)
        {
            if ((element.Id("skuId") ?? element.Id("sku")) is { } sku && read(element) is { } told)
            {
                found.Add(new(sku, told));
            }
        }

        return (found, null);
    }
}
