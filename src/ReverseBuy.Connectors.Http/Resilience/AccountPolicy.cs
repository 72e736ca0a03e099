using Polly;

namespace ReverseBuy.Connectors.Http;

/// <summary>The policies of one account; both stand before the same breaker.</summary>
internal sealed record AccountPolicy(ResiliencePipeline Repeating, ResiliencePipeline Single)
{
    public ResiliencePipeline Of(OperationSafety safety) => safety == OperationSafety.ReadOnly ? Repeating : Single;
}
