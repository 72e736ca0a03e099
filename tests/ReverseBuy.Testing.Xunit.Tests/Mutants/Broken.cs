using System.Reflection;
using Xunit.Sdk;

namespace ReverseBuy.Testing.Xunit.Tests.Mutants;

/// <summary>Runs one scenario of a suite at something that breaks a promise, and expects the scenario to notice.</summary>
internal static class Broken
{
    /// <summary>Fails unless the scenario fails, for one of its rows at least.</summary>
    public static async Task IsCaughtAsync<TSuite>(Func<TSuite> make, string scenario)
        where TSuite : IAsyncLifetime =>
        Assert.True(await FailureAsync(make, scenario) is not null, $"{scenario} notices nothing.");

    /// <summary>Fails unless the scenario passes, so that whatever it notices is the broken promise and nothing around it.</summary>
    public static async Task IsSoundAsync<TSuite>(Func<TSuite> make, string scenario)
        where TSuite : IAsyncLifetime =>
        Assert.Null(await FailureAsync(make, scenario));

    private static async Task<Exception?> FailureAsync<TSuite>(Func<TSuite> make, string scenario)
        where TSuite : IAsyncLifetime
    {
        var method = typeof(TSuite).GetMethod(scenario)!;
        foreach (var row in Rows(method))
        {
            await using var suite = make();
            await suite.InitializeAsync();
            try
            {
                if (method.Invoke(suite, BindingFlags.DoNotWrapExceptions, null, row, null) is Task running)
                {
                    await running;
                }
            }
            catch (Exception failure) when (failure is XunitException || failure.Message.Contains("Falsifiable", StringComparison.Ordinal))
            {
                return failure;
            }
        }

        return null;
    }

    private static List<object?[]> Rows(MethodInfo method)
    {
        if (!method.IsDefined(typeof(TheoryAttribute)))
        {
            return [[]];
        }

        List<object?[]> rows =
        [
            .. method.GetCustomAttributes<InlineDataAttribute>().Select(row => row.Data),
            .. method.GetCustomAttributes<MemberDataAttribute>()
                .SelectMany(member => (IEnumerable<ITheoryDataRow>)method.DeclaringType!.GetProperty(member.MemberName)!.GetValue(null)!)
                .Select(row => row.GetData()),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }
}
