namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

/// <summary>A call as it left.</summary>
internal sealed record SentCall(string Operation, HttpMethod Method, IReadOnlyDictionary<string, string> Form);
