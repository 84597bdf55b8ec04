using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace LaDeclaration.Web.Tests.Walls;

/// <summary>Which types of an assembly use which, read from its metadata and IL: code, compiled views and attributes alike. Constants leave no trace there.</summary>
internal static class Dependencies
{
    /// <summary>Pairs of top-level types, each pair once, without those within one type.</summary>
    public static IReadOnlyList<(TypeDefinition User, TypeReference Used)> Of(AssemblyDefinition assembly)
    {
        var pairs = new Dictionary<(string, string), (TypeDefinition, TypeReference)>();
        foreach (var type in assembly.MainModule.GetAllTypes().Where(t => t.Name != "<Module>"))
        {
            var user = Outermost(type);
            foreach (var used in UsedBy(type).SelectMany(Parts).Select(Outermost).Where(u => u.FullName != user.FullName))
                pairs.TryAdd((user.FullName, used.FullName), (user, used));
        }
        return [.. pairs.Values];
    }

    private static IEnumerable<TypeReference?> UsedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.Properties.Select(p => p.PropertyType),
        .. Attributes(type),
        .. type.Fields.SelectMany(Attributes),
        .. type.Properties.SelectMany(Attributes),
        .. type.Methods.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method)
    {
        List<TypeReference?> used = [.. Signature(method), .. Attributes(method), .. method.Parameters.SelectMany(Attributes), .. method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType)];
        if (!method.HasBody)
            return used;
        used.AddRange(method.Body.Variables.Select(v => v.VariableType));
        used.AddRange(method.Body.ExceptionHandlers.Select(h => h.CatchType));
        foreach (var operand in method.Body.Instructions.Select(i => i.Operand))
            used.AddRange(operand switch
            {
                TypeReference type => [type],
                FieldReference field => [field.DeclaringType, field.FieldType],
                MethodReference called => Signature(called),
                _ => [],
            });
        return used;
    }

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(c => c.Value as TypeReference).Prepend(a.AttributeType));

    /// <summary>A constructed type as the types that it is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification constructed => Parts(constructed.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);
}
