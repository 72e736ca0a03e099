namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>Whether <c>eng/test.sh --full</c> asks for the long runs.</summary>
internal static class FullRun
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1";
}
