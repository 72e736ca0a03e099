namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>A call as it left.</summary>
internal sealed record SentCall(string Operation, Uri Address, HttpMethod Method, IReadOnlyDictionary<string, string> Form);
