namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>A documented reason not to order, with the platform's code.</summary>
internal sealed record OrderProblem(string Code, string Message);
