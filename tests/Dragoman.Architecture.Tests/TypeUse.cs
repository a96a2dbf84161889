using System.Reflection;
using System.Reflection.Emit;

namespace Dragoman.Architecture.Tests;

/// <summary>What a compiled type uses: in its signatures, its attributes and the bodies of its methods.</summary>
public static class TypeUse
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var face in type.GetInterfaces())
            Add(found, face);
        foreach (var argument in type.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints()))
            Add(found, argument);
        AddAttributes(found, type);
        foreach (var member in type.GetMembers(Own).Where(m => m is not Type))
        {
            AddAttributes(found, member);
            AddMember(found, member);
            if (member is MethodBase method)
                AddBody(found, method);
        }
        return found;
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        while (type is { HasElementType: true })
            type = type.GetElementType();
        if (type is null || type.IsGenericParameter)
            return;
        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            foreach (var argument in type.GetGenericArguments())
                Add(found, argument);
            type = type.GetGenericTypeDefinition();
        }
        found.Add(type);
    }

    private static void AddAttributes(HashSet<Type> found, MemberInfo member)
    {
        foreach (var attribute in member.CustomAttributes)
        {
            Add(found, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(n => n.TypedValue)))
                Add(found, argument.Value as Type);
        }
    }

    private static void AddMember(HashSet<Type> found, MemberInfo member)
    {
        Add(found, member.DeclaringType);
        switch (member)
        {
            case FieldInfo field:
                Add(found, field.FieldType);
                break;
            case MethodBase method:
                foreach (var parameter in method.GetParameters())
                    Add(found, parameter.ParameterType);
                Add(found, (method as MethodInfo)?.ReturnType);
                if (method.IsGenericMethod)
                    foreach (var argument in method.GetGenericArguments())
                        Add(found, argument);
                break;
        }
    }

    private static void AddBody(HashSet<Type> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
            return;
        foreach (var local in body.LocalVariables)
            Add(found, local.LocalType);
        foreach (var handler in body.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(found, handler.CatchType);
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in Tokens(code))
            switch (method.Module.ResolveMember(token, typeArguments, methodArguments))
            {
                case Type type:
                    Add(found, type);
                    break;
                case { } member:
                    AddMember(found, member);
                    break;
            }
    }

    /// <summary>The metadata tokens that the instructions carry.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            switch (operation.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + 4 * BitConverter.ToInt32(code, at);
                    break;
                default:
                    at += SizeOf(operation.OperandType);
                    break;
            }
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
