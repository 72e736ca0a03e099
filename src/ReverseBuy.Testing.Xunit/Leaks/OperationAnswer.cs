using System.Collections;
using System.Reflection;

namespace ReverseBuy.Testing;

/// <summary>Waits for what a method returned, in whatever form.</summary>
internal static class OperationAnswer
{
    public static async Task<object?> WaitAsync(object? returned)
    {
        switch (returned)
        {
            case ValueTask task:
                await task;
                return null;
            case Task task:
                await task;
                return ResultOf(task);
            case not null when returned.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                return await WaitAsync(type.GetMethod(nameof(ValueTask<object>.AsTask))!.Invoke(returned, null));
            case not null when returned is not IEnumerable && Streamed(returned) is { } streamed:
                return await (Task<object?>)typeof(OperationAnswer).GetMethod(nameof(CollectAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(streamed).Invoke(null, [returned])!;
            default:
                return returned;
        }
    }

    // An async method that returns nothing gives a task of a type that is not told.
    private static object? ResultOf(Task task) =>
        task.GetType().GetProperty(nameof(Task<object>.Result)) is { } result && result.PropertyType.IsVisible ? result.GetValue(task) : null;

    private static Type? Streamed(object returned) =>
        returned.GetType().GetInterfaces().FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GetGenericArguments()[0];

    private static async Task<object?> CollectAsync<T>(IAsyncEnumerable<T> streamed)
    {
        var items = new List<T>();
        await foreach (var item in streamed)
        {
            items.Add(item);
        }

        return items;
    }
}
