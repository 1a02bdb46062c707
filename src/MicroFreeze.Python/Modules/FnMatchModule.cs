using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>fnmatch</c>, with case on every machine.</summary>
internal static class FnMatchModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "fnmatch",
        [
            ("filter", "names, pat", static (vm, a) => new PyList([.. vm.Iterate(a[0]!).Where(name => Matches(vm, Args.Text(name), Args.Text(a[1])))])),
            ("fnmatch", "name, pat", static (vm, a) => Boxed.Bool(Matches(vm, Args.FilePath(vm, a[0]), Args.Text(a[1])))),
            ("fnmatchcase", "name, pat", static (vm, a) => Boxed.Bool(Matches(vm, Args.Text(a[0]), Args.Text(a[1])))),
        ]);

    /// <summary>Whether a name matches: <c>*</c>, <c>?</c>, <c>[set]</c> and <c>[!set]</c>. Takes at most their product in steps.</summary>
    public static bool Matches(Interpreter vm, string name, string pattern)
    {
        int position = 0;
        int index = 0;
        int star = -1;
        int retry = 0;
        while (position < name.Length)
        {
            vm.Budget.Tick();
            int next = index;
            if (index < pattern.Length && pattern[index] == '*')
            {
                star = ++index;
                retry = position;
            }
            else if (index < pattern.Length && MatchesOne(name[position], pattern, ref next))
            {
                index = next;
                position++;
            }
            else if (star >= 0)
            {
                index = star;
                position = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(index).TrimStart('*').IsEmpty;
    }

    /// <summary>Whether a text has characters that stand for others.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    private static bool MatchesOne(char c, string pattern, ref int index)
    {
        char current = pattern[index++];
        if (current == '?')
        {
            return true;
        }

        if (current != '[')
        {
            return current == c;
        }

        int end = EndOfSet(pattern, index);
        if (end < 0)
        {
            return c == '[';
        }

        bool negated = pattern[index] == '!';
        bool found = false;
        for (int position = negated ? index + 1 : index; position < end; position++)
        {
            if (position + 2 < end && pattern[position + 1] == '-')
            {
                found |= c >= pattern[position] && c <= pattern[position + 2];
                position += 2;
            }
            else
            {
                found |= c == pattern[position];
            }
        }

        index = end + 1;
        return found != negated;
    }

    // The closing bracket of a set that begins at an index; -1 where there is none, and the bracket is itself.
    private static int EndOfSet(string pattern, int start)
    {
        int from = start < pattern.Length && pattern[start] == '!' ? start + 1 : start;
        return from >= pattern.Length ? -1 : pattern.IndexOf(']', from + 1);
    }
}
