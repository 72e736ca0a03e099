using Microsoft.Extensions.Logging;
using ReverseBuy.Conventions.Tests.Law;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Privacy;

namespace ReverseBuy.Conventions.Tests.Rules;

public sealed partial class ClassifiedRuleTests
{
    // They play the marketplaces and the hosts, with made-up people and secrets, and log nothing of either.
    private static readonly string[] s_simulated = ["ReverseBuy.Sandbox", "ReverseBuy.Testing", "ReverseBuy.Testing.Xunit"];

    public static TheoryData<string> Packages => [.. SourceProject.All.Select(project => project.Name).Except(s_simulated)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void What_is_classified_is_marked_hidden_and_not_logged(string package) =>
        Violations.None(ClassifiedRule.Violations(SourceProject.All.Single(project => project.Name == package).Compiled.GetTypes()));

    [Theory]
    [InlineData(typeof(ImportData), true)]
    [InlineData(typeof(Recipient), true)]
    [InlineData(typeof(IReadOnlyList<Recipient>), true)]
    [InlineData(typeof(AccountCredentials), true)]
    [InlineData(typeof(AppRegistration), true)]
    [InlineData(typeof(AppRegistrationId?), true)]
    [InlineData(typeof(TenantId), false)]
    [InlineData(typeof(Parcel), false)]
    [InlineData(typeof(string), false)]
    public void What_holds_it_is_classified_too(Type type, bool isClassified) => Assert.Equal(isClassified, ClassifiedRule.Holds(type));

    [Fact]
    public void Who_breaks_it_is_told()
    {
        Assert.Contains("Log an id instead", Assert.Single(ClassifiedRule.Violations([typeof(LogsAPerson)])), StringComparison.Ordinal);
        Assert.Contains("ends in logs", Assert.Single(ClassifiedRule.Violations([typeof(TellsAPersonException)])), StringComparison.Ordinal);
        Assert.Contains("Override ToString()", Assert.Single(ClassifiedRule.Violations([typeof(ShowsASecret)])), StringComparison.Ordinal);
        Assert.Contains("looks like personal data", Assert.Single(ClassifiedRule.Violations([typeof(MarksNothing)])), StringComparison.Ordinal);
        Assert.Empty(ClassifiedRule.Violations([typeof(HidesASecret)]));
    }

    private static partial class LogsAPerson
    {
        [LoggerMessage(1, LogLevel.Debug, "{Recipient}")]
        public static partial void Saved(ILogger logger, Recipient recipient);
    }

    private sealed class TellsAPersonException(ImportData data) : Exception
    {
        public ImportData Person => data;
    }

    private sealed record ShowsASecret([property: Secret] string Value);

    private sealed record HidesASecret([property: Secret] string Value)
    {
        public override string ToString() => nameof(HidesASecret);
    }

    private sealed class MarksNothing
    {
        public string? Phone { get; set; }
    }
}
