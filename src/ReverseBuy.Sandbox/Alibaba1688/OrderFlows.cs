namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The flows that orders are made in. No seller here has the consignment relation that one of them needs.</summary>
internal static class OrderFlows
{
    public const string Consignment = "saleproxy";

    public static IReadOnlyList<string> Names { get; } = ["general", "fenxiao", Consignment, "paired", "repurchase", "boutiquefenxiao", "boutiquepifa"];
}
