using System.Text.Json;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>The one document of <c>--json</c> when the tour failed.</summary>
internal sealed record TourError(string Code, string Message)
{
    public static TourError Of(ProcessOutcome outcome)
    {
        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        using var document = JsonDocument.Parse(outcome.Out);
        Assert.Equal("error", Assert.Single(document.RootElement.EnumerateObject()).Name);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal(["code", "message"], error.EnumerateObject().Select(property => property.Name));
        return new TourError(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }
}
