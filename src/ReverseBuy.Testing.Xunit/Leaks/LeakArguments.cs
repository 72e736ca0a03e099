using System.Reflection;
using System.Text;

namespace ReverseBuy.Testing;

/// <summary>
/// Makes the arguments of operations that are derived from a service's methods. Texts, amounts and streams bear the tenant's marks, ids are those of earlier answers, figures and choices are
/// drawn; whatever else a method takes, a host says how to make.
/// </summary>
public sealed class LeakArguments
{
    private readonly Dictionary<Type, Func<LeakContext, object?>> _makers = [];
    private readonly Dictionary<(Type Service, string Parameter, Type Type), Func<LeakContext, object?>> _named = [];
    private readonly HashSet<Type> _fromAnswers = [];

    /// <summary>Makes the ones that everybody needs.</summary>
    public LeakArguments()
    {
        Add(context => context.Tenant.Text("text"));
        Add(context => context.Random.Next(1, 10));
        Add(context => context.Random.Next(2) == 0);
        Add(context => context.Tenant.Amount(Currency.EUR).Amount);
        Add(context => context.Tenant.Amount(Currency.EUR));
        Add(context => context.Tenant.Id);
        Add(context => context.CancellationToken);
        Add<Stream>(context => new MemoryStream(Encoding.UTF8.GetBytes(context.Tenant.Text("content"))));
    }

    internal IReadOnlyCollection<Type> FromAnswers => _fromAnswers;

    /// <summary>Says how arguments of a type are made.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="make">Makes one.</param>
    /// <returns>The same arguments.</returns>
    public LeakArguments Add<T>(Func<LeakContext, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _makers[typeof(T)] = context => make(context);
        return this;
    }

    /// <summary>Says how a parameter of one name and type is made, wherever a service has it.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="make">Makes one.</param>
    /// <returns>The same arguments.</returns>
    public LeakArguments Add<TService, T>(string parameter, Func<LeakContext, T> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _named[(typeof(TService), parameter, typeof(T))] = context => make(context);
        return this;
    }

    /// <summary>Keeps what is answered of a type, for <see cref="LeakContext.Recall{T}"/>. Ids are kept without being named.</summary>
    /// <typeparam name="T">The type, as it is and not a base of it.</typeparam>
    /// <returns>The same arguments.</returns>
    public LeakArguments KeepAnswered<T>()
    {
        _fromAnswers.Add(typeof(T));
        return this;
    }

    internal bool Knows(Type service, ParameterInfo parameter) => _named.ContainsKey((service, parameter.Name!, parameter.ParameterType)) || Knows(parameter.ParameterType);

    internal object? Make(Type service, ParameterInfo parameter, LeakContext context) =>
        _named.TryGetValue((service, parameter.Name!, parameter.ParameterType), out var named) ? named(context) : Make(parameter.ParameterType, context);

    private static Type? ItemOf(Type type) => type is { IsGenericType: true, IsInterface: true } && type.GetGenericArguments() is [var item] && type.IsAssignableFrom(item.MakeArrayType()) ? item : null;

    private bool Knows(Type type) =>
        _makers.ContainsKey(type)
        || type.IsEnum
        || LeakMemory.IsId(type)
        || (Nullable.GetUnderlyingType(type) ?? ItemOf(type)) is { } inner && Knows(inner);

    private object? Make(Type type, LeakContext context)
    {
        if (_makers.TryGetValue(type, out var make))
        {
            return make(context);
        }

        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.GetValue(context.Random.Next(values.Length));
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return context.Random.Next(3) == 0 ? null : Make(underlying, context);
        }

        if (ItemOf(type) is { } item)
        {
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Make(item, context), 0);
            return list;
        }

        // An id of an earlier answer; before there are any, one that nobody has.
        return typeof(LeakContext).GetMethod(nameof(LeakContext.Recall))!.MakeGenericMethod(type).Invoke(context, BindingFlags.DoNotWrapExceptions, null, [null], null);
    }
}
