using System.Reflection;
using Microsoft.Extensions.Compliance.Classification;

namespace ReverseBuy.Privacy;

/// <summary>A public member of a type that has classified parts, and that may be read.</summary>
internal sealed record ShapeMember(MemberInfo Member, DataClassificationSet? Classes)
{
    public string Name => Member.Name;

    public object? Read(object owner) => Member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)Member).GetValue(owner);
}
